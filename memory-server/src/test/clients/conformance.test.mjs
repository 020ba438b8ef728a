// The conformance suite: scenarios against the real server where they want no fixtures, and against
// a server with the fixture tools behind the same two eras. What is expected stands in
// conformance.json; a scenario that gets better fails as well, so that the list stays true.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { modules, newHome, node22, openFixture, openHouse } from './house.mjs';

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

/** Runs a scenario and tells what it found: how many checks, and the ids of those that failed. */
function run(server, version, scenario) {
  const folder = newHome();
  const done = spawnSync(
    node22,
    [
      suite,
      'server',
      '--url',
      `${servers[server].url}/mcp`,
      '--scenario',
      scenario,
      '--spec-version',
      version,
      '--timeout',
      '120000',
      '--output-dir',
      folder,
    ],
    { encoding: 'utf8', timeout: 180_000 },
  );
  const results = readdirSync(folder, { recursive: true }).find((n) => n.endsWith('checks.json'));
  const checks = results ? JSON.parse(readFileSync(join(folder, results), 'utf8')) : [];
  rmSync(folder, { recursive: true, force: true });
  const failed = checks.filter((check) => check.status === 'FAILURE').map((check) => check.id);
  return {
    failed: [...new Set(failed)].sort(),
    checks: checks.length,
    said: `${done.stdout}${done.stderr}`,
  };
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
