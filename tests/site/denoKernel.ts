/**
 * A client of Jupyter's wire protocol, as much as running a notebook takes, and Deno's own kernel behind it.
 * Source: ZMTP 3.0 with the NULL mechanism; the Jupyter messaging protocol 5.3; deno from npm, without its install script.
 * Leaves out everything but shell and iopub.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The binary inside the platform's package. */
export function denoBinary(): string {
  const require = createRequire(import.meta.url);
  const own = createRequire(require.resolve('deno/package.json'));
  const platform = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-glibc' : ''}`;
  const name = process.platform === 'win32' ? 'deno.exe' : 'deno';
  return join(dirname(own.resolve(`@deno/${platform}/package.json`)), name);
}

const frame = (body: Buffer, more: boolean): Buffer => {
  const long = body.length > 255;
  const head = Buffer.alloc(long ? 9 : 2);
  head[0] = (more ? 1 : 0) | (long ? 2 : 0);
  if (long) head.writeBigUInt64BE(BigInt(body.length), 1);
  else head[1] = body.length;
  return Buffer.concat([head, body]);
};

/** One ZMTP connection. */
class Peer {
  private readonly socket: Socket;
  private rest = Buffer.alloc(0);
  private greeted = false;
  private parts: Buffer[] = [];
  private readonly hear: (parts: readonly Buffer[]) => void;
  readonly ready: Promise<void>;
  private isReady!: () => void;

  constructor(socket: Socket, type: 'DEALER' | 'SUB', hear: (parts: readonly Buffer[]) => void) {
    this.socket = socket;
    this.hear = hear;
    this.ready = new Promise((resolve) => (this.isReady = resolve));
    const greeting = Buffer.alloc(64);
    greeting[0] = 0xff;
    greeting[9] = 0x7f;
    greeting[10] = 3;
    greeting.write('NULL', 12, 'latin1');
    const size = Buffer.alloc(4);
    size.writeUInt32BE(type.length);
    const body = Buffer.concat([
      Buffer.from('\x05READY\x0bSocket-Type', 'latin1'),
      size,
      Buffer.from(type),
    ]);
    socket.write(Buffer.concat([greeting, Buffer.from([4, body.length]), body]));
    socket.on('data', (data) => {
      this.rest = Buffer.concat([this.rest, data]);
      this.read();
    });
  }

  private read(): void {
    if (!this.greeted) {
      if (this.rest.length < 64) return;
      this.rest = this.rest.subarray(64);
      this.greeted = true;
    }
    for (;;) {
      const flags = this.rest[0];
      if (flags === undefined) return;
      const head = flags & 2 ? 9 : 2;
      if (this.rest.length < head) return;
      const size = flags & 2 ? Number(this.rest.readBigUInt64BE(1)) : this.rest[1]!;
      if (this.rest.length < head + size) return;
      const body = this.rest.subarray(head, head + size);
      this.rest = this.rest.subarray(head + size);
      if (flags & 4) {
        this.isReady();
        continue;
      }
      this.parts.push(body);
      if (flags & 1) continue;
      this.hear(this.parts);
      this.parts = [];
    }
  }

  send(parts: readonly Buffer[]): void {
    for (const [n, part] of parts.entries()) this.socket.write(frame(part, n < parts.length - 1));
  }

  close(): void {
    this.socket.destroy();
  }
}

interface Message {
  readonly header: { readonly msg_type: string };
  readonly parent: { readonly msg_id?: string };
  readonly content: Record<string, unknown>;
}

export interface CellResult {
  readonly outputs: readonly Readonly<Record<string, unknown>>[];
  readonly stdout: string;
  readonly error: string | null;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function dial(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => resolve(socket));
        socket.once('error', reject);
      });
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }
}

export class DenoKernel {
  private readonly key = randomUUID();
  private readonly session = randomUUID();
  private process!: ChildProcess;
  private folder = '';
  private shell!: Peer;
  private iopub!: Peer;
  private readonly heard: Message[] = [];
  private wake: () => void = () => undefined;

  /** Starts a kernel in an empty folder of its own, without leave to ask a network for code. */
  static async start(): Promise<DenoKernel> {
    const kernel = new DenoKernel();
    kernel.folder = await mkdtemp(join(tmpdir(), 'unrolled-deno-'));
    const [shell, iopub, stdin, control, heartbeat] = await freePorts(5);
    const connection = {
      ip: '127.0.0.1',
      transport: 'tcp',
      signature_scheme: 'hmac-sha256',
      key: kernel.key,
      shell_port: shell,
      iopub_port: iopub,
      stdin_port: stdin,
      control_port: control,
      hb_port: heartbeat,
      kernel_name: 'deno',
    };
    const file = join(kernel.folder, 'connection.json');
    await writeFile(file, JSON.stringify(connection));
    kernel.process = spawn(denoBinary(), ['jupyter', '--kernel', '--conn', file], {
      cwd: kernel.folder,
      env: {
        DENO_DIR: join(kernel.folder, 'cache'),
        HOME: kernel.folder,
        NO_COLOR: '1',
        DENO_NO_UPDATE_CHECK: '1',
        // Whatever asked for a network would ask here, where nobody answers.
        HTTP_PROXY: 'http://127.0.0.1:9',
        HTTPS_PROXY: 'http://127.0.0.1:9',
      },
      stdio: 'ignore',
    });
    const hear = (parts: readonly Buffer[]): void => kernel.take(parts);
    kernel.shell = new Peer(await dial(shell!), 'DEALER', hear);
    kernel.iopub = new Peer(await dial(iopub!), 'SUB', hear);
    await Promise.all([kernel.shell.ready, kernel.iopub.ready]);
    kernel.iopub.send([Buffer.from([1])]);
    // A subscription takes effect some time after it was sent: asked until the kernel's answer is heard there, too.
    for (let tries = 0; tries < 50; tries++) {
      const id = kernel.ask('kernel_info_request', {});
      if (await kernel.until(id, 'status', 200)) return kernel;
    }
    throw new Error('deno kernel: published nothing, expected its status');
  }

  private take(parts: readonly Buffer[]): void {
    const at = parts.findIndex((part) => part.toString() === '<IDS|MSG>');
    const [header, parent, , content] = parts.slice(at + 2).map((part) => {
      return JSON.parse(part.toString()) as unknown;
    });
    this.heard.push({ header, parent, content } as Message);
    this.wake();
  }

  private ask(type: string, content: object): string {
    const id = randomUUID();
    const header = {
      msg_id: id,
      session: this.session,
      username: 'test',
      date: new Date().toISOString(),
      msg_type: type,
      version: '5.3',
    };
    const parts = [header, {}, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
    const signature = createHmac('sha256', this.key);
    for (const part of parts) signature.update(part);
    this.shell.send([Buffer.from('<IDS|MSG>'), Buffer.from(signature.digest('hex')), ...parts]);
    return id;
  }

  private of(id: string): Message[] {
    return this.heard.filter(({ parent }) => parent.msg_id === id);
  }

  /** Waits for a message of a type; `idle` for the end of a request. False where it does not come. */
  private async until(id: string, type: string, ms: number, idle = false): Promise<boolean> {
    const end = Date.now() + ms;
    for (;;) {
      const found = this.of(id).some(
        ({ header, content }) =>
          header.msg_type === type && (!idle || content['execution_state'] === 'idle'),
      );
      if (found) return true;
      if (Date.now() >= end) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.wake = (): void => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Executes the code of one cell, as a notebook's client does. */
  async execute(code: string): Promise<CellResult> {
    const id = this.ask('execute_request', {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: false,
    });
    const ended =
      (await this.until(id, 'execute_reply', 60_000)) &&
      (await this.until(id, 'status', 10_000, true));
    if (!ended) throw new Error(`deno kernel: did not end ${code.slice(0, 60)}`);
    // Deno publishes displays from a task of its own: the last ones may follow the end of the cell.
    for (let known = -1; known !== this.of(id).length;) {
      known = this.of(id).length;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    const messages = this.of(id);
    const of = (type: string): Record<string, unknown>[] =>
      messages.filter(({ header }) => header.msg_type === type).map(({ content }) => content);
    const [error] = of('error');
    return {
      outputs: [...of('display_data'), ...of('execute_result')].map(
        (content) => content['data'] as Record<string, unknown>,
      ),
      stdout: of('stream')
        .filter((content) => content['name'] === 'stdout')
        .map((content) => String(content['text']))
        .join(''),
      error: error ? `${String(error['ename'])}: ${String(error['evalue'])}` : null,
    };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.shell.close();
    this.iopub.close();
    this.process.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
