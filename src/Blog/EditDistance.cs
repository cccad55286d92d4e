namespace Blog;

/// <summary>How many letters two words differ by, neighbours swapped counting once (Damerau-Levenshtein, optimal string alignment).</summary>
public static class EditDistance
{
    private const int MostOnStack = 80;

    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var width = other.Length + 1;
        Span<int> rows = width <= MostOnStack ? stackalloc int[3 * MostOnStack] : new int[3 * width];
        Span<int> before = rows[..width], previous = rows[width..(2 * width)], current = rows[(2 * width)..(3 * width)];
        for (var j = 0; j < width; j++) previous[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                current[j] = best;
            }

            var oldest = before;
            before = previous;
            previous = current;
            current = oldest;
        }

        return previous[other.Length];
    }
}
