// The conformance suite: scenarios against the real server where they want no fixtures, and against
// a server with the fixture tools behind the same two eras. What is expected stands in
// conformance.json; a scenario that gets better fails as well, so that the list stays true.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { modules, newHome, openFixture, openHouse } from './house.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const suite = join(modules, '@modelcontextprotocol/conformance/dist/index.js');
const expected = JSON.parse(readFileSync(join(here, 'conformance.json'), 'utf8'));
const servers = {};

before(async () => {
  servers.real = await openHouse();
  servers.fixture = await openFixture('io.hippocampus.server.mcp.ConformanceServer');
});
after(async () => {
  for (const server of Object.values(servers)) await server.close();
});

/** Runs a scenario and tells what it found: the checks that failed, by their ids. */
function run(server, version, scenario) {
  const done = spawnSync(
    process.execPath,
    [
      suite,
      'server',
      '--url',
      `${servers[server].url}/mcp`,
      '--scenario',
      scenario,
      '--spec-version',
      version,
      '--verbose',
    ],
    { encoding: 'utf8', cwd: newHome(), timeout: 120_000 },
  );
  const said = `${done.stdout}${done.stderr}`;
  const checks = [...said.matchAll(/"id": "([^"]+)"[^}]*?"status": "([A-Z]+)"/g)];
  const failed = [...new Set(checks.filter(([, , s]) => s === 'FAILURE').map(([, id]) => id))];
  return { failed: failed.sort(), checks: checks.length, said };
}

for (const { server, version, scenarios } of expected) {
  for (const [scenario, failing] of Object.entries(scenarios)) {
    test(`conformance ${version}, ${server} server: ${scenario}`, () => {
      const found = run(server, version, scenario);
      assert.ok(found.checks > 0, `no check ran:\n${found.said}`);
      assert.deepEqual(found.failed, failing, found.said);
    });
  }
}
