/**
 * Generates a course, lints it with the command line in `dist/` and prints how fast that goes and how much memory it takes
 * (where `/proc` tells): on one core, on all, and twice with a cache. A single thread uses a second core, too, for what
 * V8 compiles and collects aside; so the process is held to one core with `taskset` where there is that (Linux).
 *
 *     npm run build -- --production && npm run bench -- course [DOCUMENTS]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCourse } from './courseDocuments';

const documents = Number(process.argv[2] ?? 200);
const cli = join(process.cwd(), 'dist', 'cli.js');

interface Measured {
  readonly seconds: number;
  /** Largest resident set seen, in MB; undefined where it is not known. */
  readonly megabytes: number | undefined;
  readonly stats: string;
  readonly report: string;
}

function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? undefined : Number(peak) / 1000;
  } catch {
    return undefined;
  }
}

function lint(folder: string, args: readonly string[], before: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const [program = process.execPath, ...rest] = [...before, process.execPath, cli, 'check', '--format', 'json', '--stats', ...args, '.'];
    const child = spawn(program, rest, { cwd: folder });
    let [report, stats]: [string, string] = ['', ''];
    let megabytes: number | undefined;
    const look = setInterval(() => (megabytes = residentMegabytes(child.pid) ?? megabytes), 20);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stats += text));
    child.on('error', reject).on('close', () => {
      clearInterval(look);
      resolve({ seconds: (performance.now() - started) / 1000, megabytes, stats: stats.trim().split('\n').at(-1) ?? '', report });
    });
  });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'formulint-course-'));
  try {
    writeCourse(folder, documents);
    const cores = availableParallelism();
    const oneCore = spawnSync('taskset', ['-c', '0', process.execPath, '--version']).status === 0 ? ['taskset', '-c', '0'] : [];
    const runs: readonly (readonly [string, readonly string[], (readonly string[])?])[] = [
      [oneCore.length > 0 ? '1 thread on 1 core' : '1 thread, not held to 1 core', ['--jobs', '1'], oneCore],
      [`${cores} threads on ${cores} cores`, ['--jobs', String(cores)]],
      [`${cores} threads, empty cache`, ['--jobs', String(cores), '--cache']],
      ['full cache', ['--cache']],
    ];
    const reports = new Set<string>();
    for (const [name, args, before = []] of runs) {
      const { seconds, megabytes, stats, report } = await lint(folder, args, before);
      reports.add(report);
      console.log(`${name.padEnd(28)} ${seconds.toFixed(2).padStart(6)} s ${megabytes === undefined ? '' : `${megabytes.toFixed(0).padStart(5)} MB`}   ${stats}`);
    }
    console.log(reports.size === 1 ? 'all reports are the same, byte by byte' : `THE REPORTS DIFFER: ${reports.size} of them`);
    process.exitCode = reports.size === 1 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
