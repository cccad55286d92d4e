using System.Text;
using Blog.Content;
using Xunit;

namespace Blog.Tests.Content;

/// <summary>What a file is sent as: by its name, if its first bytes do not say otherwise.</summary>
public sealed class MediaTypesTests
{
    [Theory]
    [InlineData("a.png", "image/png", "89504E470D0A1A0A0000000D49484452")]
    [InlineData("a.jpg", "image/jpeg", "FFD8FFE000104A464946")]
    [InlineData("a.JPEG", "image/jpeg", "FFD8FFE1")]
    [InlineData("a.gif", "image/gif", "474946383961")]
    [InlineData("a.gif", "image/gif", "474946383761")]
    [InlineData("a.webp", "image/webp", "52494646AABBCCDD5745425056503820")]
    [InlineData("a.avif", "image/avif", "0000001C667479706176696600000000")]
    [InlineData("a.avif", "image/avif", "0000001C667479706D69663100000000")]
    [InlineData("a.ico", "image/x-icon", "0000010001001010")]
    [InlineData("a.ico", "image/png", "89504E470D0A1A0A")]
    [InlineData("a.bmp", "image/bmp", "424D36000000")]
    [InlineData("a.jpg", "image/webp", "52494646AABBCCDD5745425056503858")]
    [InlineData("a.mp4", "video/mp4", "00000020667479706D703432")]
    [InlineData("a.mov", "video/quicktime", "000000206D6F6F76")]
    [InlineData("a.webm", "video/webm", "1A45DFA3010000")]
    [InlineData("a.mp3", "audio/mpeg", "49443304000000")]
    [InlineData("a.mp3", "audio/mpeg", "FFFB9064")]
    [InlineData("a.ogg", "audio/ogg", "4F676753000200")]
    [InlineData("a.wav", "audio/wav", "52494646240000005741564566")]
    [InlineData("a.flac", "audio/flac", "664C614300000022")]
    [InlineData("a.m4a", "audio/mp4", "00000020667479704D344120")]
    [InlineData("a.pdf", "application/pdf", "255044462D312E37")]
    [InlineData("a.zip", "application/zip", "504B0304")]
    [InlineData("a.woff2", "font/woff2", "774F4632")]
    public void A_file_is_what_its_bytes_say(string name, string type, string head) => Assert.Equal(type, Of(name, Convert.FromHexString(head)));

    [Theory]
    [InlineData("a.txt", "text/plain; charset=utf-8")]
    [InlineData("a.svg", "image/svg+xml")]
    [InlineData("a.css", "text/css; charset=utf-8")]
    [InlineData("a.webmanifest", "application/manifest+json")]
    public void Text_may_begin_as_it_likes(string name, string type) => Assert.Equal(type, Of(name, "<html>"u8.ToArray()));

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("   \n<html>")]
    [InlineData("\uFEFF<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("alert(1)")]
    [InlineData("<?php")]
    [InlineData("#!/bin/sh")]
    [InlineData("x")]
    public void Text_is_no_picture_no_film_no_sound_and_no_download(string text)
    {
        foreach (var extension in (string[])["png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp", "mp4", "webm", "mov", "mp3", "m4a", "ogg", "oga", "wav", "flac", "pdf", "zip", "woff2"])
            Assert.Equal((extension, null), (extension, Of("a." + extension, Encoding.UTF8.GetBytes(text))));
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.js")]
    [InlineData("a.md")]
    [InlineData("a")]
    [InlineData("a.png.html")]
    public void Other_kinds_are_not_sent_whatever_they_hold(string name) => Assert.Null(Of(name, Convert.FromHexString("89504E470D0A1A0A")));

    [Fact]
    public void The_file_is_left_at_its_beginning()
    {
        using var stream = new MemoryStream(Convert.FromHexString("89504E470D0A1A0A00"));
        MediaTypes.Of("a.png", stream);
        Assert.Equal(0, stream.Position);
    }

    private static string? Of(string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return MediaTypes.Of(name, stream);
    }
}
