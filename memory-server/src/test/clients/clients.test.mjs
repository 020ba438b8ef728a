// The TypeScript clients, over HTTP and over standard input and output, in both eras.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rmSync } from 'node:fs';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { command, commandArguments, newHome, openHouse } from './house.mjs';
import { holdsAConversation } from './laws.mjs';

const ME = { name: 'test-client', version: '1.0.0' };
let house;

before(async () => (house = await openHouse()));
after(async () => await house.close());

const modern = (mode) => {
  const client = new Client(ME, { versionNegotiation: { mode } });
  client.progressOptions = (onprogress) => [{ onprogress }];
  return client;
};

const old = () => {
  const client = new OldClient(ME);
  client.progressOptions = (onprogress) => [undefined, { onprogress }];
  return client;
};

const http = (path = '/mcp') => new URL(house.url + path);

for (const [name, mode, version] of [
  ['the stateless era, pinned', { pin: '2026-07-28' }, '2026-07-28'],
  ['the stateless era, negotiated', 'auto', '2026-07-28'],
  ['the era of sessions', 'legacy', '2025-11-25'],
]) {
  test(`client 2.4.0 over HTTP in ${name}`, async () => {
    const client = modern(mode);
    await client.connect(new StreamableHTTPClientTransport(http()));
    assert.equal(client.getNegotiatedProtocolVersion(), version);
    await holdsAConversation(client);
    await client.close();
  });
}

test('sdk 1.32.2 over HTTP', async () => {
  const client = old();
  await client.connect(new OldHttp(http()));
  await holdsAConversation(client);
  await client.close();
});

test('another memory is another memory', async () => {
  const client = modern({ pin: '2026-07-28' });
  await client.connect(new StreamableHTTPClientTransport(http('/mcp/ann')));
  await client.callTool({ name: 'remember', arguments: { text: 'Kit sails.', kind: 'fact' } });
  const other = modern({ pin: '2026-07-28' });
  await other.connect(new StreamableHTTPClientTransport(http('/mcp/bob')));
  const recalled = await other.callTool({ name: 'recall', arguments: { query: 'Who sails?' } });
  assert.deepEqual(recalled.structuredContent.memories, []);
  await client.close();
  await other.close();
});

for (const [name, client, transport] of [
  ['client 2.4.0 in the stateless era', () => modern('auto'), StdioClientTransport],
  ['client 2.4.0 in the era of sessions', () => modern('legacy'), StdioClientTransport],
  ['sdk 1.32.2', old, OldStdio],
]) {
  test(`${name} over stdio, with a home of its own`, async () => {
    const home = newHome();
    const one = client();
    // close() gives the process a few seconds and then kills it without waiting for its end.
    const ended = new Promise((resolve) => (one.onclose = resolve));
    await one.connect(
      new transport({ command, args: commandArguments('mcp', '--home', home), stderr: 'pipe' }),
    );
    await holdsAConversation(one);
    await one.close();
    await ended;
    rmSync(home, { recursive: true, force: true });
  });

  test(`${name} over stdio, through the running server`, async () => {
    const one = client();
    await one.connect(
      new transport({
        command,
        args: commandArguments('mcp', '--home', house.home, '--space', 'through'),
        stderr: 'pipe',
      }),
    );
    await holdsAConversation(one);
    await one.close();
  });
}
