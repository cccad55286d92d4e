// Reads feeds with feedsmith, and JSON Feeds against json-feed.schema.json: what was read of each address or file, and what is wrong with it.
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parseFeed } from 'feedsmith';

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const isJsonFeed = ajv.compile(JSON.parse(await readFile(new URL('json-feed.schema.json', import.meta.url), 'utf8')));

async function read(source) {
  const text = source.startsWith('http') ? await (await fetch(source)).text() : await readFile(source, 'utf8');
  const problems = [];
  let format = '', titles = [];
  try {
    const parsed = parseFeed(text);
    format = parsed.format;
    titles = (parsed.feed.entries ?? parsed.feed.items ?? []).map((item) => item.title?.value ?? item.title);
  } catch (error) {
    problems.push(`feedsmith: ${error.message}`);
  }

  if (text.trimStart().startsWith('{') && !isJsonFeed(JSON.parse(text))) {
    problems.push(...isJsonFeed.errors.map((error) => `schema: ${error.instancePath} ${error.message}`));
  }

  return { source, format, titles, problems };
}

const feeds = [];
for (const source of process.argv.slice(2)) feeds.push(await read(source));
console.log(JSON.stringify(feeds));
