using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Web.Http.Answers;

/// <summary>Says of every page that is found that it may be kept.</summary>
internal sealed class KeptPages : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is PageResult && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK) context.HttpContext.KeepAnswer();
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
