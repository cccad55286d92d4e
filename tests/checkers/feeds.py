"""Reads feeds as feedparser does: a line of JSON with what a reader would see of each address or file."""
import json
import sys

import feedparser


def read(source):
    feed = feedparser.parse(source)
    again = feedparser.parse(source, etag=feed.get("etag"), modified=feed.get("modified")) if source.startswith("http") else {}
    return {
        "source": source,
        "bozo": bool(feed.bozo),
        "error": repr(feed.get("bozo_exception", "")),
        "version": feed.version,
        "title": feed.feed.get("title", ""),
        "again": again.get("status", 0),
        "entries": [
            {
                "id": entry.get("id", ""),
                "title": entry.get("title", ""),
                "link": entry.get("link", ""),
                "author": entry.get("author", ""),
                "dated": "published_parsed" in entry and entry.published_parsed is not None,
                "tags": [tag.term for tag in entry.get("tags", [])],
                "content": entry.content[0].value if "content" in entry else "",
            }
            for entry in feed.entries
        ],
    }


print(json.dumps([read(source) for source in sys.argv[1:]]))
