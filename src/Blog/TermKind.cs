namespace Blog;

/// <summary>The kinds of things that posts are filed under. The numbers stand in the index.</summary>
public enum TermKind
{
    Tag = 0,
    Category = 1,
    Author = 2,
    Series = 3,
}
