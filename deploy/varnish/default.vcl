# Varnish in front of the blog. On the side of the blog:
#   Blog__CacheControl="public, max-age=0, s-maxage=86400, stale-while-revalidate=60"
#   Blog__CacheTag=blog
#   Blog__PurgeUrl=http://varnish/
vcl 4.1;

backend default {
    .host = "blog";
    .port = "8080";
    # While the content is loaded, and when the blog is told to stop, it is not ready.
    .probe = { .url = "/readyz"; .interval = 1s; .timeout = 2s; .window = 3; .threshold = 1; .initial = 1; }
}

# Who may tell that the site has changed: the blog, and nobody from outside.
acl purgers {
    "127.0.0.0"/8;
    "10.0.0.0"/8;
    "172.16.0.0"/12;
    "192.168.0.0"/16;
}

sub vcl_recv {
    # The blog says which key has changed: nothing that carries it is given any more.
    if (req.method == "PURGE") {
        if (client.ip !~ purgers) {
            return (synth(405));
        }
        if (!req.http.Surrogate-Key) {
            return (synth(400));
        }
        ban("obj.http.Surrogate-Key == " + req.http.Surrogate-Key);
        return (synth(200));
    }
}

sub vcl_deliver {
    # The key is between the blog and its caches. A cache further out may want it: then leave these lines out.
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
}
