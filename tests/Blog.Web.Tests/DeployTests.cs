using System.Text.RegularExpressions;
using Blog.Web.Hosting;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Blog.Web.Tests;

/// <summary>The files of <c>deploy/</c> hold what their comments promise, and what they name exists.</summary>
public sealed partial class DeployTests
{
    private static readonly string Root = TestSite.RepositoryRoot();
    private static readonly string Folder = Path.Combine(Root, "deploy");
    private static readonly string Port = Exposed().Match(File.ReadAllText(Path.Combine(Root, "Dockerfile"))).Groups["port"].Value;

    private static readonly YamlNode Deployment = Read("kubernetes/deployment.yaml").Single();
    private static readonly YamlNode Pod = Deployment["spec"]["template"]["spec"];
    private static readonly YamlNode Container = Items(Pod["containers"]).Single();

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_file_can_be_read_and_says_what_it_is_for(string file)
    {
        Assert.NotEmpty(Read(file));
        Assert.StartsWith("# ", File.ReadAllText(Path.Combine(Folder, file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_for_Kubernetes_is_named_by_the_kustomization()
    {
        var named = Items(Read("kubernetes/kustomization.yaml").Single()["resources"]).Select(Text);
        Assert.Equal(Files.Select(row => row.Data).Where(file => file.StartsWith("kubernetes", StringComparison.Ordinal)).Select(Path.GetFileName).Where(file => file != "kustomization.yaml").Order(), named.Order());
    }

    [Fact]
    public void Probes_ask_where_the_site_answers_them_at_the_port_of_the_image()
    {
        var port = Items(Container["ports"]).Single();
        Assert.Equal((Port, "http"), (Text(port["containerPort"]), Text(port["name"])));
        foreach (var (probe, path) in new[] { ("livenessProbe", SitePaths.Alive), ("readinessProbe", SitePaths.Ready) })
            Assert.Equal((path, "http"), (Text(Container[probe]["httpGet"]["path"]), Text(Container[probe]["httpGet"]["port"])));
        Assert.Contains($"health_uri {SitePaths.Ready}", Caddyfile, StringComparison.Ordinal);
        Assert.Contains($"\"{SitePaths.Ready}\"", File.ReadAllText(Path.Combine(Folder, "varnish", "default.vcl")), StringComparison.Ordinal);
        Assert.Contains($"reverse_proxy blog:{Port}", Caddyfile, StringComparison.Ordinal);
        Assert.Contains($".port = \"{Port}\"", File.ReadAllText(Path.Combine(Folder, "varnish", "default.vcl")), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_exist_and_can_be_used()
    {
        var options = BlogSettings.Read(null, Settings(Items(Container["env"]).Where(item => Has(item, "value")).Select(item => (Text(item["name"]), Text(item["value"])))), "Production");
        Assert.Equal("https://blog.example.com/", options.BaseUrl?.AbsoluteUri);
        var compose = ((YamlMappingNode)Compose["services"]["blog"]["environment"]).Children.Select(pair => (Text(pair.Key), Variable().Replace(Text(pair.Value), "blog.example.com")));
        Assert.Equal("https://blog.example.com/", BlogSettings.Read(null, Settings(compose), "Production").BaseUrl?.AbsoluteUri);
        var varnish = VarnishSetting().Matches(File.ReadAllText(Path.Combine(Folder, "varnish", "default.vcl"))).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value.Trim('"'))).ToList();
        Assert.Equal(3, varnish.Count);
        BlogSettings.Read(null, Settings(varnish), "Production");
    }

    [Fact]
    public void Nothing_in_the_pod_has_rights_or_can_write_but_where_it_has_to()
    {
        Assert.Equal(("true", "1654", "1654"), (Text(Pod["securityContext"]["runAsNonRoot"]), Text(Pod["securityContext"]["runAsUser"]), Text(Pod["securityContext"]["fsGroup"])));
        Assert.Equal("false", Text(Pod["automountServiceAccountToken"]));
        foreach (var container in Items(Pod["containers"]).Concat(Items(Pod["initContainers"])))
        {
            Assert.Equal(("true", "false"), (Text(container["securityContext"]["readOnlyRootFilesystem"]), Text(container["securityContext"]["allowPrivilegeEscalation"])));
            Assert.Equal(["ALL"], Items(container["securityContext"]["capabilities"]["drop"]).Select(Text));
            Assert.NotEmpty(Text(container["resources"]["limits"]["memory"]));
        }

        var mounts = Items(Container["volumeMounts"]).ToDictionary(mount => Text(mount["mountPath"]), mount => Has(mount, "readOnly") && Text(mount["readOnly"]) == "true");
        Assert.Equal([("/data", false), ("/git", true), ("/tmp", false)], mounts.Select(mount => (mount.Key, mount.Value)).Order());
        Assert.Superset(Items(Container["volumeMounts"]).Select(mount => Text(mount["name"])).ToHashSet(), Items(Pod["volumes"]).Select(volume => Text(volume["name"])).ToHashSet());
    }

    [Fact]
    public void The_posts_are_read_where_the_sidecar_puts_them()
    {
        var sidecar = Items(Pod["initContainers"]).Single();
        Assert.Equal("Always", Text(sidecar["restartPolicy"]));
        var arguments = Items(sidecar["args"]).Select(Text).Select(argument => argument[2..].Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.StartsWith($"{arguments["root"]}/{arguments["link"]}/", Variables["Blog__ContentPath"], StringComparison.Ordinal);
        Assert.Contains(Items(sidecar["volumeMounts"]), mount => Text(mount["mountPath"]) == arguments["root"]);
    }

    [Fact]
    public void There_is_time_to_stop_in_good_order()
    {
        var delay = BlogSettings.Read(null, Settings([("Blog__StopDelay", Variables["Blog__StopDelay"])]), "Production").StopDelay;
        var (whole, grace) = (Seconds(Variables[$"DOTNET_{GracefulStop.LongestKey.ToUpperInvariant()}"]), Seconds(Text(Pod["terminationGracePeriodSeconds"])));
        Assert.True(delay < whole && whole < grace, $"{delay}, {whole}, {grace}");
        // Probes have to see that it is not ready before it is gone.
        Assert.True(Seconds(Text(Container["readinessProbe"]["periodSeconds"])) * int.Parse(Text(Container["readinessProbe"]["failureThreshold"]), null) < delay);
        Assert.True(GracefulStop.Longest < Seconds(Text(Compose["services"]["blog"]["stop_grace_period"]).TrimEnd('s')));
    }

    [Fact]
    public void Service_scaling_and_budget_speak_of_the_pods_of_the_deployment()
    {
        var labels = Deployment["spec"]["template"]["metadata"]["labels"];
        var (service, scaling, budget, ingress) = (Read("kubernetes/service.yaml").Single(), Read("kubernetes/autoscaling.yaml").Single(), Read("kubernetes/disruption.yaml").Single(), Read("kubernetes/ingress.yaml").Single());
        Assert.Equal(labels, Deployment["spec"]["selector"]["matchLabels"]);
        Assert.Equal(labels, service["spec"]["selector"]);
        Assert.Equal(labels, budget["spec"]["selector"]["matchLabels"]);
        Assert.Equal("http", Text(Items(service["spec"]["ports"]).Single()["targetPort"]));
        Assert.Equal((Text(Deployment["kind"]), Text(Deployment["metadata"]["name"])), (Text(scaling["spec"]["scaleTargetRef"]["kind"]), Text(scaling["spec"]["scaleTargetRef"]["name"])));
        Assert.True(int.Parse(Text(scaling["spec"]["minReplicas"]), null) >= 2, "one may go while another answers");
        // What the autoscaler sets must not be set anew by each apply.
        Assert.False(Has(Deployment["spec"], "replicas"));
        var rule = Items(ingress["spec"]["rules"]).Single();
        Assert.Equal(new Uri(Variables["Blog__BaseUrl"]).Host, Text(rule["host"]));
        Assert.Equal(Text(service["metadata"]["name"]), Text(Items(rule["http"]["paths"]).Single()["backend"]["service"]["name"]));
    }

    [Fact]
    public void The_compose_file_has_a_site_without_rights_that_only_Caddy_reaches()
    {
        var blog = Compose["services"]["blog"];
        Assert.False(Has(blog, "ports"));
        Assert.Equal([Port], Items(blog["expose"]).Select(Text));
        Assert.Equal("true", Text(blog["read_only"]));
        Assert.Equal(["ALL"], Items(blog["cap_drop"]).Select(Text));
        var volumes = Items(blog["volumes"]).Select(Text).ToList();
        Assert.Contains(volumes, volume => volume.EndsWith(":/content:ro", StringComparison.Ordinal));
        Assert.Contains(volumes, volume => volume.EndsWith(":/data", StringComparison.Ordinal));
        Assert.Equal(Root.TrimEnd('/'), Path.GetFullPath(Path.Combine(Folder, "compose", Text(blog["build"]))).TrimEnd('/'));
        Assert.All(((YamlMappingNode)Compose["volumes"]).Children.Keys.Select(Text), name => Assert.Contains(((YamlMappingNode)Compose["services"]).Children.Values.SelectMany(service => Items(service["volumes"])).Select(Text), volume => volume.StartsWith($"{name}:", StringComparison.Ordinal)));
        Assert.Contains("SITE=", File.ReadAllText(Path.Combine(Folder, "compose", "example.env")), StringComparison.Ordinal);
    }

    private static YamlNode Compose { get; } = Read("compose/compose.yaml").Single();

    private static string Caddyfile { get; } = File.ReadAllText(Path.Combine(Folder, "compose", "Caddyfile"));

    private static Dictionary<string, string> Variables { get; } = Items(Container["env"]).Where(item => Has(item, "value")).ToDictionary(item => Text(item["name"]), item => Text(item["value"]));

    private static IEnumerable<SettingValue> Settings(IEnumerable<(string Name, string Value)> variables) =>
        variables.Where(variable => variable.Name.StartsWith("Blog__", StringComparison.Ordinal)).Select(variable => new SettingValue(variable.Name["Blog__".Length..], variable.Value, variable.Name));

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static List<YamlNode> Read(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, file))));
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }

    private static IList<YamlNode> Items(YamlNode node) => ((YamlSequenceNode)node).Children;

    private static bool Has(YamlNode node, string key) => ((YamlMappingNode)node).Children.ContainsKey(key);

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"(?m)^EXPOSE (?<port>\d+)$")]
    private static partial Regex Exposed();

    [GeneratedRegex(@"\$\{SITE[^}]*\}")]
    private static partial Regex Variable();

    [GeneratedRegex("(?m)^# +(?<name>Blog__[A-Za-z]+)=(?<value>.+)$")]
    private static partial Regex VarnishSetting();
}
