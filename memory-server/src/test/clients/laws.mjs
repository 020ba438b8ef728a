// What holds for every client of either era, whatever library it is made with.
import assert from 'node:assert/strict';

const TOOLS = [
  'remember',
  'recall',
  'explain_memory',
  'forget',
  'pin',
  'memory_status',
  'sleep_now',
];

const text = (result) => result.content[0].text;

/** Lists the tools, calls each of them, is told of progress, mends an error, reads and asks. */
export async function holdsAConversation(client) {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), TOOLS);
  assert.equal(tools.find((tool) => tool.name === 'recall').annotations.readOnlyHint, false);
  assert.equal(tools.find((tool) => tool.name === 'sleep_now').annotations.destructiveHint, true);

  const wrong = await client.callTool({
    name: 'remember',
    arguments: { text: 'Ann is allergic to nuts.', kind: 'fact', salience: { importance: 9 } },
  });
  assert.equal(wrong.isError, true);
  assert.match(text(wrong), /\/salience\/importance: must be at most 4, was 9/);

  const kept = await client.callTool({
    name: 'remember',
    arguments: {
      text: 'Ann Brown is allergic to hazelnuts.',
      kind: 'fact',
      salience: { importance: 4, tags: ['identity'], cues: ['What is Ann Brown allergic to?'] },
    },
  });
  assert.ok(!kept.isError, text(kept));
  const memory = kept.structuredContent.memory;

  const recalled = await client.callTool({
    name: 'recall',
    arguments: { query: 'What is Ann Brown allergic to?' },
  });
  assert.match(text(recalled), /<recalled-memories>[^]*hazelnuts[^]*<\/recalled-memories>/);
  assert.equal(recalled.structuredContent.memories[0].memory, memory);

  const explained = await client.callTool({ name: 'explain_memory', arguments: { memory } });
  assert.match(text(explained), /judged by caller\//);
  const pinned = await client.callTool({ name: 'pin', arguments: { memory } });
  assert.equal(pinned.structuredContent.pinned, true);
  await client.callTool({ name: 'pin', arguments: { memory, pinned: false } });
  const status = await client.callTool({ name: 'memory_status', arguments: {} });
  assert.ok(status.structuredContent.memories >= 1);

  const told = [];
  const slept = await client.callTool(
    { name: 'sleep_now', arguments: {} },
    ...client.progressOptions((progress) => told.push(progress.progress)),
  );
  assert.equal(slept.structuredContent.outcome, 'dry_run');
  assert.ok(told.length > 2, `progress was told ${told.length} times`);
  assert.deepEqual(told, [...told].sort((a, b) => a - b));

  const gone = await client.callTool({
    name: 'forget',
    arguments: { memory, reason: 'a test', forGood: true },
  });
  assert.equal(gone.structuredContent.state, 'forgotten');

  const { resources } = await client.listResources();
  assert.deepEqual(resources.map((one) => one.uri), ['memory://guide', 'memory://status']);
  const { resourceTemplates } = await client.listResourceTemplates();
  assert.deepEqual(
    resourceTemplates.map((one) => one.uriTemplate),
    ['memory://memories/{id}'],
  );
  const guide = await client.readResource({ uri: 'memory://guide' });
  assert.match(guide.contents[0].text, /long-term memory/);
  await assert.rejects(client.readResource({ uri: 'memory://none' }));

  const { prompts } = await client.listPrompts();
  assert.deepEqual(prompts.map((one) => one.name), ['recall_about', 'remember_this_session']);
  const prompt = await client.getPrompt({ name: 'recall_about', arguments: { topic: 'Ann' } });
  assert.match(prompt.messages[0].content.text, /What do you remember about Ann\?/);

  await assert.rejects(client.callTool({ name: 'no_such_tool', arguments: {} }));
}
