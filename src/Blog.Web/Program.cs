using Blog.Web.Commands;

return await Verbs.RunAsync(args);
