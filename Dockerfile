# One platform per image: the architecture that is built for, so that only its native libraries are in it.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
ARG TARGETARCH=amd64
# npm fetches the scripts that set formulas and draw diagrams.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY src/client/package.json src/client/package-lock.json src/client/.npmrc src/client/client.proj src/client/
RUN dotnet msbuild src/client/client.proj
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Blog/Blog.csproj src/Blog/packages.lock.json src/Blog/
COPY src/Blog.Web/Blog.Web.csproj src/Blog.Web/packages.lock.json src/Blog.Web/
RUN dotnet restore src/Blog.Web -a $TARGETARCH -p:PublishReadyToRun=true --locked-mode
# Which packages are in the image, with their licences and hashes.
COPY .config/dotnet-tools.json .config/
RUN dotnet tool restore && dotnet tool run dotnet-CycloneDX src/Blog.Web/Blog.Web.csproj --disable-package-restore --no-serial-number --output /app --filename sbom.cdx.json --output-format Json
COPY src src
COPY wwwroot wwwroot
# The program explains problems in the words of the manual.
COPY content/posts/problems.md content/posts/
RUN dotnet publish src/Blog.Web -c Release -a $TARGETARCH --self-contained false -p:PublishReadyToRun=true --no-restore -o /app && mkdir /data

# The -extra variant has time zones and cultures, which plain chiseled images lack.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=build /app /app
COPY content /content
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
# The fonts of the program are enough for Latin, Greek and Cyrillic titles of share images; the file says where others may be put.
ENV FONTCONFIG_FILE=/app/fonts/fonts.conf \
    Blog__ContentPath=/content \
    Blog__DatabasePath=/data/blog.db \
    DOTNET_EnableDiagnostics=0
WORKDIR /app
USER $APP_UID
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["dotnet", "/app/Blog.Web.dll", "health"]
ENTRYPOINT ["dotnet", "/app/Blog.Web.dll"]
