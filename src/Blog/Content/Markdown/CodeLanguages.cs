namespace Blog.Content.Markdown;

/// <summary>A language that code can be in.</summary>
/// <param name="Id">Word in the class of the code.</param>
/// <param name="Name">Word for people.</param>
/// <param name="Grammar">TextMate scope; empty where there is no grammar.</param>
internal sealed record CodeLanguage(string Id, string Name, string Grammar);

/// <summary>The names that authors give languages.</summary>
internal static class CodeLanguages
{
    /// <summary>Id, name, grammar, further names.</summary>
    private const string Table = """
        asciidoc|AsciiDoc|document.adoc|adoc
        bat|Batch|source.batchfile|batch cmd
        bash|Shell|source.shell|sh shell zsh ksh shellscript
        bibtex|BibTeX|text.bibtex|bib
        c|C|source.c|h
        clojure|Clojure|source.clojure|clj cljs edn
        coffeescript|CoffeeScript|source.coffee|coffee
        console|Terminal||shell-session shellsession terminal
        cpp|C++|source.cpp|c++ cc cxx hpp
        csharp|C#|source.cs|c# cs dotnet
        css|CSS|source.css|
        cuda|CUDA|source.cuda-cpp|cuda-cpp
        dart|Dart|source.dart|
        diff|Diff|source.diff|patch udiff
        dockerfile|Dockerfile|source.dockerfile|docker containerfile
        fsharp|F#|source.fsharp|f# fs
        go|Go|source.go|golang
        groovy|Groovy|source.groovy|gradle jenkinsfile
        handlebars|Handlebars|text.html.handlebars|hbs
        hlsl|HLSL|source.hlsl|
        html|HTML|text.html.derivative|htm xhtml vue svelte
        gitignore|Ignore list|source.ignore|ignore dockerignore
        ini|INI|source.ini|conf cfg editorconfig properties env dotenv
        java|Java|source.java|
        javascript|JavaScript|source.js|js mjs cjs node
        json|JSON|source.json|webmanifest
        jsonc|JSON|source.json.comments|json5
        jsx|JSX|source.js.jsx|javascriptreact
        julia|Julia|source.julia|jl
        latex|LaTeX|text.tex.latex|
        less|Less|source.css.less|
        log|Log|text.log|
        lua|Lua|source.lua|
        makefile|Makefile|source.makefile|make mk
        markdown|Markdown|text.html.markdown|md mdown
        objective-c|Objective-C|source.objc|objc objectivec
        objective-cpp|Objective-C++|source.objcpp|objcpp
        pascal|Pascal|source.pascal|delphi
        perl|Perl|source.perl|pl
        php|PHP|source.php|
        powershell|PowerShell|source.powershell|ps ps1 pwsh
        pug|Pug|text.pug|jade
        python|Python|source.python|py python3 py3 pyi
        r|R|source.r|
        raku|Raku|source.perl.6|perl6
        razor|Razor|text.html.cshtml|cshtml
        ruby|Ruby|source.ruby|rb
        rust|Rust|source.rust|rs
        scss|SCSS|source.css.scss|sass
        sql|SQL|source.sql|mysql postgres postgresql pgsql sqlite tsql
        swift|Swift|source.swift|
        tex|TeX|text.tex|
        text||| txt plain plaintext none
        toml|TOML|source.ini|
        tsx|TSX|source.tsx|typescriptreact
        typescript|TypeScript|source.ts|ts mts cts
        typst|Typst|source.typst|typ
        vb|Visual Basic|source.asp.vb.net|vbnet visualbasic
        asm|Assembly|source.x86asm|x86asm nasm x86
        xml|XML|text.xml|xsd svg rss atom csproj xaml plist
        xslt|XSLT|text.xml.xsl|xsl
        yaml|YAML|source.yaml|yml
        """;

    private static readonly Dictionary<string, CodeLanguage> Known = Read();

    /// <summary>The language of that name; one that is not known has no grammar; null for no name.</summary>
    public static CodeLanguage? Find(string name)
    {
        name = name.Trim('.', ' ');
        if (name.Length == 0 || name.Length > 40) return null;
        if (Known.TryGetValue(name, out var known)) return known.Name.Length == 0 ? null : known;
        var id = string.Concat(name.ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '+' or '#' or '.'));
        return id.Length == 0 ? null : new CodeLanguage(id, name, "");
    }

    private static Dictionary<string, CodeLanguage> Read()
    {
        var known = new Dictionary<string, CodeLanguage>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('|');
            var language = new CodeLanguage(parts[0], parts[1], parts[2]);
            known.Add(language.Id, language);
            foreach (var name in parts[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)) known.Add(name, language);
        }

        return known;
    }
}
