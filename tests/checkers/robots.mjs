// Reads a robots.txt as crawlers do: its sitemaps, and which of the given addresses may be asked for.
import robotsParser from 'robots-parser';

const [address, ...asked] = process.argv.slice(2);
const robots = robotsParser(address, await (await fetch(address)).text());
console.log(JSON.stringify({ sitemaps: robots.getSitemaps(), allowed: asked.filter((url) => robots.isAllowed(url, 'Googlebot')) }));
