using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Web.Pages;

/// <summary>Gives an element <c>data-</c> attributes whose names are not known beforehand.</summary>
[HtmlTargetElement(Attributes = "all-data")]
public sealed class DataAttributes : TagHelper
{
    [HtmlAttributeName("all-data")]
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        foreach (var (name, value) in Attributes) output.Attributes.Add($"data-{name}", value);
    }
}
