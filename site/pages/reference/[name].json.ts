/**
 * A reference network as a file: every number with as many digits as bring back the same double.
 * Source: content/reference. Leaves out nothing that its schema names.
 */
import type { APIRoute } from 'astro';
import { reference, referenceNames } from '../../../content/reference/index.ts';

export const getStaticPaths = () => referenceNames.map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) =>
  new Response(`${JSON.stringify(reference(params['name'] ?? ''), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
