// Validates the JSON-LD of pages: what search engines ask of each type, and that every type and property stands in schema-org.json,
// which is the part of schema.org's vocabulary that a blog may need. Written from https://schema.org; a type that is new here is added there.
import { readFile } from 'node:fs/promises';
import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';

const vocabulary = Object.entries(JSON.parse(await readFile(new URL('schema-org.json', import.meta.url), 'utf8')));
const validator = new Validator({
  '@graph': [
    ...vocabulary.map(([type, { parents = [] }]) => ({ '@id': `schema:${type}`, '@type': 'rdfs:Class', 'rdfs:subClassOf': parents.map((parent) => ({ '@id': `schema:${parent}` })) })),
    ...vocabulary.flatMap(([type, { properties }]) =>
      properties.map((property) => ({ '@id': `schema:${property}`, '@type': 'rdf:Property', 'schema:domainIncludes': { '@id': `schema:${type}` } }))),
  ],
});

// The validator has no rules of its own for these.
const needed = {
  BlogPosting: ['headline', 'author', 'mainEntityOfPage', 'inLanguage'],
  WebSite: ['name', 'url'],
};

function* itemsOf(node) {
  if (node === null || typeof node !== 'object') return;
  if (node['@type']) yield node;
  for (const value of Object.values(node)) yield* itemsOf(value);
}

function* ownIssues(item) {
  for (const key of needed[item['@type']] ?? []) if (!item[key]) yield `${item['@type']}: ${key} is missing`;
  if (item.headline?.length > 110) yield 'headline is longer than 110 characters';
  for (const key of ['datePublished', 'dateModified']) {
    if (item[key] && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(item[key])) yield `${key} is no instant with an offset: ${item[key]}`;
  }
}

const pages = [];
for (const file of process.argv.slice(2)) {
  const data = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(await readFile(file, 'utf8'));
  const items = [...itemsOf(data.jsonld)];
  pages.push({
    file,
    types: [...new Set(items.map((item) => item['@type']).flat())],
    issues: [
      ...data.errors.map((error) => error.message),
      ...(await validator.validate(data)).map((issue) => issue.issueMessage),
      ...items.flatMap((item) => [...ownIssues(item)]),
    ],
  });
}

console.log(JSON.stringify(pages));
