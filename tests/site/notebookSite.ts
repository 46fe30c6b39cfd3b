/**
 * Serves the notebook's fixture page with the real policy.
 * Source: notebookBuild.ts has built it; sirv.
 * Leaves out opening it (notebookPage.ts).
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface Site {
  readonly origin: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export async function serveNotebook(folder: string): Promise<Site> {
  const files = sirv(folder, { dev: true });
  const server: Server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404);
      response.end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    folder,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
