// Parses pages for microformats2, as IndieWeb readers do.
import { readFile } from 'node:fs/promises';
import { mf2 } from 'microformats-parser';

const [baseUrl, ...files] = process.argv.slice(2);
const pages = [];
for (const file of files) pages.push({ file, items: mf2(await readFile(file, 'utf8'), { baseUrl }).items });
console.log(JSON.stringify(pages));
