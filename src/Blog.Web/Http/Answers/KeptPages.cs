using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Http.Answers;

/// <summary>Says of every page that is found that it may be kept, unless the page itself says that it may not.</summary>
internal sealed class KeptPages : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var response = context.HttpContext.Response;
        if (context.Result is not PageResult) return;
        if (response.StatusCode >= StatusCodes.Status400BadRequest) context.HttpContext.TakeWhole();
        else if (response.StatusCode == StatusCodes.Status200OK && response.GetTypedHeaders().CacheControl is not { NoStore: true }) context.HttpContext.KeepAnswer();
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
