using EcsRestart.Names;

namespace EcsRestart.Tests.Names;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "orders")]
    [InlineData("*", "")]
    [InlineData("**", "")]
    [InlineData("**", "orders")]
    [InlineData("", "")]
    [InlineData("orders", "orders")]
    [InlineData("orders-*", "orders-api")]
    [InlineData("orders-*", "orders-")]
    [InlineData("*-api", "orders-api")]
    [InlineData("*-api", "orders-api-api")]
    [InlineData("o*s-*i", "orders-api")]
    [InlineData("*ab*abc", "abababc")]
    [InlineData("*?", "o")]
    [InlineData("orders***", "orders")]
    [InlineData("order?", "orders")]
    [InlineData("?rder?", "orders")]
    [InlineData("prod/mail-*", "prod/mail-api")]
    [InlineData("*/mail", "prod/mail")]
    [InlineData("ä?ü*", "äöü")]
    public void Matches_MatchingText_ReturnsTrue(string pattern, string text) => Assert.True(new Glob(pattern).Matches(text));

    [Theory]
    [InlineData("orders", "orders-api")]
    [InlineData("orders", "my-orders")]
    [InlineData("orders", "order")]
    [InlineData("orders-*", "orders")]
    [InlineData("*-api", "orders-api-2")]
    [InlineData("o*x", "orders")]
    [InlineData("order?", "order")]
    [InlineData("order?", "orderss")]
    [InlineData("?", "")]
    [InlineData("orders", "")]
    [InlineData("", "orders")]
    [InlineData("*?", "")]
    public void Matches_OtherText_ReturnsFalse(string pattern, string text) => Assert.False(new Glob(pattern).Matches(text));

    [Theory]
    [InlineData("Orders", "orders")]
    [InlineData("orders-*", "ORDERS-API")]
    public void Matches_DifferentCase_ReturnsFalse(string pattern, string text) => Assert.False(new Glob(pattern).Matches(text));

    [Theory]
    [InlineData("a.b", "axb")]
    [InlineData("a+", "aa")]
    [InlineData("[ab]", "a")]
    [InlineData("a|b", "a")]
    [InlineData("(a)", "a")]
    [InlineData("^a$", "a")]
    [InlineData("a{2}", "aa")]
    [InlineData(@"\d", "1")]
    [InlineData(@"\a", "a")]
    [InlineData("a<b", "aab")]
    [InlineData("a>", "ab")]
    [InlineData("a\"", "a")]
    public void Matches_SpecialCharacter_MatchesItself(string pattern, string other)
    {
        Assert.True(new Glob(pattern).Matches(pattern));
        Assert.False(new Glob(pattern).Matches(other));
    }

    [Fact]
    public void Matches_BackslashBeforeWildcard_MatchesBackslash() => Assert.True(new Glob(@"a\*").Matches(@"a\bc"));

    [Fact]
    public void Matches_ManyWildcards_TerminatesQuickly() =>
        Assert.False(new Glob(string.Concat(Enumerable.Repeat("*a", 50)) + "b").Matches(new string('a', 255)));

    [Theory]
    [InlineData("orders", false)]
    [InlineData("", false)]
    [InlineData("a.b+[c]", false)]
    [InlineData("orders-*", true)]
    [InlineData("order?", true)]
    public void HasWildcards_Pattern_FindsWildcards(string pattern, bool expected) => Assert.Equal(expected, new Glob(pattern).HasWildcards);

    [Fact]
    public void ToString_Pattern_ReturnsPattern() => Assert.Equal("orders-*", $"{new Glob("orders-*")}");
}
