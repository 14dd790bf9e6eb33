// @ts-check
import { spawn } from 'node:child_process';
import { atExit } from './endings.mjs';

/**
 * Runs a command to its end, without standard input and without a shell. It ends with this process, if that ends first.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: 'tee' | 'quiet' }} [options]
 *   `tee` shows the output and returns it, `quiet` only returns it; otherwise it is only shown.
 * @returns {Promise<{ code: number, output: string, stdout: string }>} the exit code (128 after a signal), both outputs
 *   as they came, and the standard one alone.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', options.capture === undefined ? 'inherit' : 'pipe', options.capture === undefined ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    // As Ctrl-C does, which mocha hands on to the process that runs the tests.
    const forget = atExit(() => child.kill('SIGINT'));
    let output = '';
    let stdout = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      stdout += chunk.toString();
      if (options.capture === 'tee') process.stdout.write(chunk);
    });
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      if (options.capture === 'tee') process.stderr.write(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      forget();
      resolve({ code: code ?? 128, output, stdout });
    });
  });
}

/**
 * As `run`, but a failure is an error that carries the command and what it wrote.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: 'tee' | 'quiet' }} [options]
 * @returns {Promise<string>} the output, if captured.
 */
export async function runOrThrow(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${code}\n${output}`.trim());
  }
  return output;
}
