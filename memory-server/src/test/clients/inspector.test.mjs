// The Inspector's command line, in both eras.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { modules, newHome, node22, openHouse } from './house.mjs';

const TOOL_ERROR = 5;
const launcher = join(
  modules,
  '@modelcontextprotocol/inspector/clients/launcher/build/index.js',
);
const state = newHome();
let house;

before(async () => (house = await openHouse()));
after(async () => await house.close());

const inspect = (era, ...more) => {
  const done = spawnSync(
    node22,
    [
      launcher,
      '--cli',
      '--server-url',
      `${house.url}/mcp`,
      '--transport',
      'http',
      '--protocol-era',
      era,
      '--format',
      'json',
      '--quiet',
      ...more,
    ],
    { encoding: 'utf8', env: { ...process.env, HOME: state } },
  );
  return { ...done, said: `${done.stdout}${done.stderr}` };
};

const call = (era, tool, args) =>
  inspect(
    era,
    '--method',
    'tools/call',
    '--tool-name',
    tool,
    '--tool-args-json',
    JSON.stringify(args),
  );

for (const era of ['legacy', 'modern', 'auto']) {
  test(`Inspector ${era}: lists without complaint, calls, and sees errors`, () => {
    const listed = inspect(era, '--method', 'tools/list', '--strict');
    assert.equal(listed.status, 0, listed.said);
    for (const tool of ['remember', 'recall', 'sleep_now']) {
      assert.ok(listed.stdout.includes(`"${tool}"`), listed.said);
    }
    const kept = call(era, 'remember', { text: `Kit sails (${era}).`, kind: 'fact' });
    assert.equal(kept.status, 0, kept.said);
    assert.match(kept.stdout, /Remembered as memory/);
    const wrong = call(era, 'remember', { text: 'Kit sails.', kind: 'song' });
    assert.equal(wrong.status, TOOL_ERROR, wrong.said);
    assert.match(wrong.said, /\/kind: must be one of/);
    const read = inspect(era, '--method', 'resources/read', '--uri', 'memory://status');
    assert.equal(read.status, 0, read.said);
    assert.match(read.stdout, /Memory 'default' holds/);
  });
}
