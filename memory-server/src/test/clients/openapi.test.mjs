// The OpenAPI document that is checked in, as a linter reads it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { modules, node22 } from './house.mjs';

const document = join(process.env.HIPPOCAMPUS_TARGET, '..', '..', 'docs', 'openapi.json');

test('docs/openapi.json has no errors and no warnings', () => {
  const linted = spawnSync(
    node22,
    [join(modules, '@redocly/cli/bin/cli.js'), 'lint', document, '--format', 'json'],
    { encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off' } },
  );
  assert.equal(linted.status, 0, linted.stdout + linted.stderr);
  const { totals } = JSON.parse(linted.stdout);
  assert.deepEqual({ errors: totals.errors, warnings: totals.warnings }, { errors: 0, warnings: 0 });
});
