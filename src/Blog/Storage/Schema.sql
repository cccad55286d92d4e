CREATE TABLE "AuthorNotes" (
    "Slug" TEXT NOT NULL CONSTRAINT "PK_AuthorNotes" PRIMARY KEY,
    "Bio" TEXT NOT NULL,
    "Avatar" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "Pronouns" TEXT NOT NULL,
    "Links" TEXT NOT NULL
);


CREATE TABLE "AuthorSynonyms" (
    "Slug" TEXT NOT NULL CONSTRAINT "PK_AuthorSynonyms" PRIMARY KEY,
    "Author" TEXT NOT NULL
);


CREATE TABLE "Files" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Files" PRIMARY KEY,
    "Size" INTEGER NOT NULL,
    "ModifiedTicks" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "BaseUrl" TEXT NULL,
    "HidesFolder" INTEGER NOT NULL,
    "Section" TEXT NULL,
    "IsKept" INTEGER NOT NULL
);


CREATE TABLE "Media" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_Media" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "ModifiedTicks" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "Width" INTEGER NULL,
    "Height" INTEGER NULL,
    "IsStill" INTEGER NOT NULL
);


CREATE TABLE "Posts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Posts" PRIMARY KEY AUTOINCREMENT,
    "Path" TEXT NOT NULL,
    "IsPage" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "Slug" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "UrlKey" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "IsExcerpted" INTEGER NOT NULL,
    "PublishUtc" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Month" INTEGER NOT NULL,
    "UpdatedUtc" TEXT NULL,
    "ReplacedUtc" TEXT NULL,
    "ExpireUtc" TEXT NOT NULL,
    "TimeZone" TEXT NULL,
    "Featured" INTEGER NOT NULL,
    "Language" TEXT NULL,
    "CanonicalUrl" TEXT NULL,
    "Cover" TEXT NULL,
    "CoverAlt" TEXT NULL,
    "HideEditLink" INTEGER NOT NULL,
    "Related" TEXT NOT NULL,
    "HideRelated" INTEGER NOT NULL,
    "HideComments" INTEGER NOT NULL,
    "FeedId" TEXT NOT NULL,
    "Hidden" INTEGER NOT NULL,
    "HiddenBecause" TEXT NOT NULL,
    "FolderHidden" INTEGER NOT NULL,
    "Shadowed" INTEGER NOT NULL,
    "Unlisted" INTEGER NOT NULL,
    "NoIndex" INTEGER NOT NULL,
    "NotSearched" INTEGER NOT NULL,
    "Minutes" INTEGER NOT NULL,
    "Words" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL
);


CREATE TABLE "Problems" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Problems" PRIMARY KEY AUTOINCREMENT,
    "Path" TEXT NOT NULL,
    "Line" INTEGER NOT NULL,
    "Column" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Message" TEXT NOT NULL,
    "Suggestion" TEXT NOT NULL
);


CREATE TABLE "Redirects" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_Redirects" PRIMARY KEY,
    "Source" TEXT NOT NULL,
    "SourceKey" TEXT NULL,
    "Query" TEXT NOT NULL,
    "Target" TEXT NOT NULL,
    "Status" INTEGER NOT NULL
);


CREATE TABLE "Remembered" (
    "Url" TEXT NOT NULL CONSTRAINT "PK_Remembered" PRIMARY KEY,
    "UrlKey" TEXT NOT NULL,
    "Path" TEXT NOT NULL
);


CREATE TABLE "TagNotes" (
    "Slug" TEXT NOT NULL CONSTRAINT "PK_TagNotes" PRIMARY KEY,
    "Description" TEXT NOT NULL
);


CREATE TABLE "TagSynonyms" (
    "Slug" TEXT NOT NULL CONSTRAINT "PK_TagSynonyms" PRIMARY KEY,
    "Tag" TEXT NOT NULL
);


CREATE TABLE "Aliases" (
    "PostId" INTEGER NOT NULL,
    "UrlKey" TEXT NOT NULL,
    "IsFormer" INTEGER NOT NULL,
    CONSTRAINT "PK_Aliases" PRIMARY KEY ("PostId", "UrlKey"),
    CONSTRAINT "FK_Aliases_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Bodies" (
    "PostId" INTEGER NOT NULL CONSTRAINT "PK_Bodies" PRIMARY KEY,
    "Head" TEXT NOT NULL,
    "Markdown" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "FK_Bodies_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Headings" (
    "PostId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Level" INTEGER NOT NULL,
    "Fragment" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "PK_Headings" PRIMARY KEY ("PostId", "Position"),
    CONSTRAINT "FK_Headings_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Links" (
    "PostId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Target" TEXT NOT NULL,
    "IsImage" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "Column" INTEGER NOT NULL,
    "Alt" TEXT NOT NULL,
    CONSTRAINT "PK_Links" PRIMARY KEY ("PostId", "Position"),
    CONSTRAINT "FK_Links_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "Mentions" (
    "PostId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "PublishUtc" TEXT NOT NULL,
    CONSTRAINT "PK_Mentions" PRIMARY KEY ("PostId", "Position", "Key"),
    CONSTRAINT "FK_Mentions_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "NoteNames" (
    "PostId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "IsTitle" INTEGER NOT NULL,
    CONSTRAINT "PK_NoteNames" PRIMARY KEY ("PostId", "Name"),
    CONSTRAINT "FK_NoteNames_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostMedia" (
    "PostId" INTEGER NOT NULL,
    "Path" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    CONSTRAINT "PK_PostMedia" PRIMARY KEY ("PostId", "Path", "Name"),
    CONSTRAINT "FK_PostMedia_Media_Path" FOREIGN KEY ("Path") REFERENCES "Media" ("Path") ON DELETE CASCADE,
    CONSTRAINT "FK_PostMedia_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "PostTerms" (
    "PostId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "Slug" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Url" TEXT NULL,
    "IsImplied" INTEGER NOT NULL,
    "Number" REAL NULL,
    "Path" TEXT NOT NULL,
    "PublishUtc" TEXT NOT NULL,
    "ExpireUtc" TEXT NOT NULL,
    "Hidden" INTEGER NOT NULL,
    "FolderHidden" INTEGER NOT NULL,
    "Shadowed" INTEGER NOT NULL,
    "IsPage" INTEGER NOT NULL,
    "Unlisted" INTEGER NOT NULL,
    CONSTRAINT "PK_PostTerms" PRIMARY KEY ("PostId", "Kind", "Position"),
    CONSTRAINT "FK_PostTerms_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE TABLE "TitleWords" (
    "PostId" INTEGER NOT NULL,
    "Word" TEXT NOT NULL,
    "PublishUtc" TEXT NOT NULL,
    CONSTRAINT "PK_TitleWords" PRIMARY KEY ("PostId", "Word"),
    CONSTRAINT "FK_TitleWords_Posts_PostId" FOREIGN KEY ("PostId") REFERENCES "Posts" ("Id") ON DELETE CASCADE
);


CREATE INDEX "IX_Aliases_UrlKey" ON "Aliases" ("UrlKey");


CREATE INDEX "IX_Files_Kept" ON "Files" ("Path") WHERE "IsKept";


CREATE INDEX "IX_Media_Hash" ON "Media" ("Hash");


CREATE INDEX "IX_Mentions_Key_PublishUtc" ON "Mentions" ("Key", "PublishUtc" DESC);


CREATE INDEX "IX_NoteNames_Name" ON "NoteNames" ("Name");


CREATE INDEX "IX_PostMedia_Path" ON "PostMedia" ("Path");


CREATE INDEX "IX_Posts_Featured" ON "Posts" ("PublishUtc" DESC, "Path") WHERE NOT "IsPage" AND NOT "Unlisted" AND "Featured";


CREATE INDEX "IX_Posts_Month" ON "Posts" ("Year", "Month", "PublishUtc", "ExpireUtc", "Hidden", "FolderHidden", "Shadowed", "IsPage", "Unlisted");


CREATE INDEX "IX_Posts_Newest" ON "Posts" ("PublishUtc" DESC, "Path", "ExpireUtc", "Hidden", "FolderHidden", "Shadowed", "IsPage", "Unlisted") WHERE NOT "IsPage" AND NOT "Unlisted";


CREATE UNIQUE INDEX "IX_Posts_Path" ON "Posts" ("Path");


CREATE INDEX "IX_Posts_Slug" ON "Posts" ("Slug");


CREATE INDEX "IX_Posts_UrlKey" ON "Posts" ("UrlKey");


CREATE INDEX "IX_PostTerms_Newest" ON "PostTerms" ("Kind", "Slug", "PublishUtc" DESC, "Path", "ExpireUtc", "Hidden", "FolderHidden", "Shadowed", "IsPage", "Unlisted", "PostId");


CREATE INDEX "IX_Problems_Path" ON "Problems" ("Path");


CREATE INDEX "IX_Redirects_SourceKey" ON "Redirects" ("SourceKey");


CREATE INDEX "IX_Remembered_UrlKey" ON "Remembered" ("UrlKey");


CREATE INDEX "IX_TitleWords_Word_PublishUtc_PostId" ON "TitleWords" ("Word", "PublishUtc" DESC, "PostId");
