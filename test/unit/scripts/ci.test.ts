import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/paths.mjs';
import { buildCli } from '../cli/buildCli';

const WRONG = '$\\frac12 = 0.6$';
const RIGHT = '$\\frac12 = 0.5$';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const timeless = (text: string): string => text.replace(/"milliseconds":[\d.]+/g, '');

const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const SSHD = '/usr/sbin/sshd';
/** OpenSSH's own folder, without which a server does not start; Debian's service makes it. */
const SSHD_FOLDER = '/run/sshd';

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
});

/** A stand-in for an RDD of one partition, whose `pipe` does as PySpark's: all lines in from a thread, lines out. */
const SPARK = `
import shlex, subprocess, sys, threading
sys.path.insert(0, ${JSON.stringify(join(projectRoot, 'docs', 'ci'))})
sys.dont_write_bytecode = True
from spark_lint import lint

class Rdd:
    def __init__(self, rows):
        self.rows = rows
    def pipe(self, command, checkCode):
        process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        def write():
            for row in self.rows:
                process.stdin.write((row.rstrip("\\n") + "\\n").encode())
            process.stdin.close()
        threading.Thread(target=write).start()
        answers = [line.decode().rstrip("\\n") for line in process.stdout]
        assert process.wait() == 0
        return Rdd(answers)
    def flatMap(self, function):
        return Rdd([one for row in self.rows for one in function(row)])

for row in lint(Rdd(sys.stdin)).rows:
    print(row["id"], row["line"], row["code"])
`;

describe('recipes for CI', function () {
  this.timeout(120_000);
  let folder: string;
  let cli: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formulint-ci-'));
    cli = await buildCli(join(folder, 'action', 'dist'));
    await mkdir(join(folder, 'notes', 'a b'), { recursive: true });
    await writeFile(join(folder, 'notes', 'a b', 'wrong.md'), `One\n\n${WRONG}\n`);
    await writeFile(join(folder, 'notes', 'right.tex'), `${RIGHT}\n`);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  function end(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, ...env } });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
      child.stdin.on('error', () => undefined).end(input);
    });
  }

  const documents = async (): Promise<string> => (await end('node', [join(projectRoot, 'docs/ci/documents.mjs'), 'notes'])).stdout;

  it('the action annotates and writes SARIF', async () => {
    const script = join(projectRoot, 'docs/ci/action.sh');
    assert.match(await readFile(join(projectRoot, 'action.yml'), 'utf8'), /run: bash "\$GITHUB_ACTION_PATH\/docs\/ci\/action\.sh"/);
    const env = { GITHUB_ACTION_PATH: join(folder, 'action') };
    const wrong = await end('bash', [script], { ...env, FORMULINT_PATHS: 'notes/a b\nnotes/right.tex\n', FORMULINT_SARIF: 'out.sarif' });
    assert.equal(wrong.code, 1);
    assert.match(wrong.stdout, /^::error file=notes\/a b\/wrong\.md,line=3,endLine=3,col=2,endColumn=15,title=Formulint%3A wrong-number::/);
    const { runs } = JSON.parse(await readFile(join(folder, 'out.sarif'), 'utf8')) as { runs: readonly { results: readonly object[] }[] };
    assert.equal(runs[0]!.results.length, 1);
    const options = { ...env, FORMULINT_OPTIONS: '--rule=wrong-number=info\n\n' };
    assert.deepEqual((await end('bash', [script], options)).code, 0);
    assert.deepEqual((await end('bash', [script], { ...env, FORMULINT_PATHS: 'none' })).code, 2);
  });

  it('GNU parallel gives what one filter gives', async function () {
    if (!isInstalled('parallel')) this.skip();
    const input = (await documents()).repeat(40);
    const FORMULINT = `node ${cli}`;
    const ran = await end('bash', [join(projectRoot, 'docs/ci/parallel.sh')], { FORMULINT, BLOCK: '1k' }, input);
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(timeless(ran.stdout), timeless((await end('node', [cli, 'batch'], {}, input)).stdout));
  });

  it('GNU parallel does so on other hosts, and in spite of one that does not answer', async function () {
    if (!isInstalled('parallel') || !existsSync(SSHD) || !existsSync(SSHD_FOLDER)) this.skip();
    const at = (name: string): string => join(folder, name);
    for (const name of ['user', 'host']) assert.equal((await end('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)])).code, 0);
    const ports = { one: await freePort(), two: await freePort(), gone: await freePort() };
    const common = `User ${userInfo().username}\nIdentityFile ${at('user')}\nStrictHostKeyChecking no\nUserKnownHostsFile /dev/null\nLogLevel ERROR\n`;
    await writeFile(at('ssh.conf'), Object.entries(ports).map(([name, port]) => `Host ${name}\nHostName 127.0.0.1\nPort ${port}\n${common}`).join('\n'));
    const servers = await Promise.all([ports.one, ports.two].map(async (port) => {
      const settings = `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${at('host')}\nAuthorizedKeysFile ${at('user.pub')}\nPidFile none\nStrictModes no\nUsePAM no\nPermitRootLogin yes\n`;
      await writeFile(at(`sshd-${port}.conf`), settings);
      return spawn(SSHD, ['-D', '-f', at(`sshd-${port}.conf`)], { stdio: 'ignore' });
    }));
    try {
      const input = (await documents()).repeat(12);
      const env = { FORMULINT: `node ${cli}`, BLOCK: '500', PARALLEL_SSH: `ssh -F ${at('ssh.conf')}` };
      const hosts = 'one,two,gone';
      const ran = await end('bash', [join(projectRoot, 'docs/ci/parallel.sh'), '--sshlogin', hosts, '--retries', '3', '--joblog', at('jobs')], env, input);
      assert.equal(ran.code, 0, ran.stderr);
      assert.equal(timeless(ran.stdout), timeless((await end('node', [cli, 'batch'], {}, input)).stdout));
      const jobs = (await readFile(at('jobs'), 'utf8')).trimEnd().split('\n').slice(1).map((line) => line.split('\t'));
      assert.deepEqual([...new Set(jobs.filter((job) => job[6] === '0').map((job) => job[1]))].sort(), ['one', 'two']);
      assert.notEqual((await end('bash', [join(projectRoot, 'docs/ci/parallel.sh'), '--sshlogin', 'gone'], env, input)).code, 0);
    } finally {
      for (const server of servers) server.kill();
    }
  });

  it('Spark gets the refuted claims', async function () {
    if (!isInstalled('python3')) this.skip();
    const ran = await end('python3', ['-c', SPARK], { FORMULINT: `node ${cli}` }, `${await documents()}no JSON\n`);
    assert.deepEqual([ran.code, ran.stdout.trimEnd().split('\n')], [0, ['notes/a b/wrong.md 3 wrong-number', 'None None None']], ran.stderr);
  });

  it('pre-commit looks at the documents that Formulint looks for', async () => {
    const hooks = await readFile(join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8');
    const patterns = [...hooks.matchAll(/^ {2}files: (.*)$/gm)].map((match) => new RegExp(match[1]!));
    assert.equal(patterns.length, 2);
    const { CRAWLED, EXTENSIONS } = await import('../../../src/config/languages');
    for (const extension of CRAWLED.flatMap((language) => EXTENSIONS[language])) for (const pattern of patterns) assert.ok(pattern.test(`a${extension}`), extension);
  });
});
