namespace Blog.Content;

/// <summary>Keys that other engines know and this one has no use for: they are let pass without a word.</summary>
internal static class FrontMatterIgnored
{
    private const string Keys =
        // Layout, order and places in menus
        "layout type template page_template view section kind eleventyNavigation eleventyComputed menu menus nav_order nav_exclude nav_exclude_children sidebar "
        + "sidebar_position sidebar_label pagination_label pagination_next pagination_prev weight order parent child collection collections breadcrumb "
        + "chapter position sort_by sort_order has_collection skipLevels translationKey translated slugs prev next "
        // What a theme shows
        + "toc ShowToc TocOpen tocOpen toc_max_heading_level toc_min_heading_level hide_table_of_contents hide_title disableComments math mathjax "
        + "katex latex use_math mermaid highlight classes class cssclass cssclasses css js scripts styles body_class color background rating reading_time readingTime ShowReadingTime "
        + "ShowBreadCrumbs ShowPostNavLinks hiddenInHomeList hiddenInRss disableShare hideMeta hideSummary share share_text "
        + "cover.caption cover.relative cover.hidden coverCaption cover_caption feature_image_caption featured_image_caption image_figcaption image_caption caption photos top_img "
        + "banner_img index_img thumb gallery icon emoji photo header overlay_image teaser tagline excerpt_separator more_text show_excerpt "
        // People and sources
        + "author_site author_image author_url author_title author_image_url authorTwitter author_profile email twitter contributors reviewers editor editors publisher "
        + "sig issue eventUrl source sources source_url original original_url tumblr_url license copyright credit credits version revision project event location place "
        // What exporters and tools write
        + "name format resource resources stub announcement spelling cSpell:ignore cSpell.ignore pods config currentStep totalSteps revisionId documentId airtableId templateId "
        + "commentsUpdated custom_js_with_timestamps third_party_js guest_post guest_description queryParams link_check_exclude_path filters_linked_to latestversion "
        + "release release_notes download downloads downloadsig downloadtorrent magnet codeinjection_head codeinjection_foot codeinjection_styles make_discoverable is_page page "
        + "meta_title meta_image meta og_title og_description og_image twitter_title twitter_description twitter_image twitter_card seo seo_title SEOTitle schema jsonld "
        + "redirect redirect_to redirect_target_url external_url externalUrl mathjs publishedBy plugin_options markup outputs aliases_only cascade target dir rtl encoding "
        + "tumblr wordpress_url post_name menu_order comment_status ping_status custom_permalink ia_published sync synced enableToc plugins "
        + "created_by modified_by up down state stage maturity growth importance confidence priority review kindle isbn stars summary_image social_image socialImage card lastSync "
        // Maps of anything
        + "params extra build _build taxonomies taxonomy routes metadata";

    private static readonly HashSet<string> Normalized = [.. Keys.Split(' ').Select(FrontMatterKeys.Normalize)];

    /// <summary>Every such key, as engines write it.</summary>
    public static IEnumerable<string> Names => Keys.Split(' ');

    public static bool Contains(string path) => Normalized.Contains(path) || path.StartsWith("cspell", StringComparison.Ordinal);
}
