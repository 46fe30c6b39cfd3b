/**
 * Serves dist/ and prints its address: the port of PORT, else the first free one from 4321.
 * Source: sirv.
 * Leaves out building and watching.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const host = '127.0.0.1';

/** Starts a server on the port; rejects where it is taken. */
export async function serve(port: number, folder = dist): Promise<Server> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`serve: ${folder} has no index.html, expected a built site`);
  }
  const missing = await readFile(join(folder, '404.html')).catch(() => Buffer.from('404'));
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(missing);
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

const taken = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE';

async function firstFree(from: number): Promise<Server> {
  for (let port = from; port < from + 100; port++) {
    try {
      return await serve(port);
    } catch (error) {
      if (!taken(error)) throw error;
    }
  }
  throw new Error(`serve: ports ${String(from)} to ${String(from + 99)} are taken`);
}

if (import.meta.main) {
  const asked = process.env['PORT'];
  const server = asked ? await serve(Number(asked)) : await firstFree(4321);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : asked;
  console.log(`Unrolled: http://${host}:${String(port)}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => server.close(() => process.exit(0)));
  }
}
