namespace Blog;

/// <summary>How many letters two words differ by, neighbours swapped counting once (Damerau-Levenshtein, optimal string alignment).</summary>
public static class EditDistance
{
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var rows = new int[3, other.Length + 1];
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            int current = i % 3, previous = (i + 2) % 3, before = (i + 1) % 3;
            rows[current, 0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[previous, j] + 1, rows[current, j - 1] + 1), rows[previous, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) best = Math.Min(best, rows[before, j - 2] + 1);
                rows[current, j] = best;
            }
        }

        return rows[one.Length % 3, other.Length];
    }
}
