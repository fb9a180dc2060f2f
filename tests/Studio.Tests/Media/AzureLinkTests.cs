using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;
using Studio.Application.Media;
using Studio.Testing;
using Xunit;

namespace Studio.Tests.Media;

/// <summary>Links of a store that is signed in to as an identity, without an account key.</summary>
public sealed class AzureLinkTests : IDisposable
{
    private static readonly string Secret = Convert.ToBase64String(SHA256.HashData("delegation"u8));

    private readonly FakeTime _time = new(Make.Now);
    private readonly FakeAzure _azure;

    public AzureLinkTests() => _azure = new FakeAzure(_time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_identity_signs_by_a_delegation_key_that_serves_many_links()
    {
        var store = Store();
        var expiresAt = Make.Now.AddHours(48);
        var link = (await store.SignAsync("item-1", "image/png", expiresAt, Stop))!;
        await store.SignAsync("item-2", "image/png", expiresAt, Stop);

        Assert.Equal(1, _azure.KeysGiven);
        Assert.Equal("/studio-media/files/item-1", link.AbsolutePath);
        var query = System.Web.HttpUtility.ParseQueryString(link.Query);
        Assert.Equal(("r", "b", "image/png"), (query["sp"], query["sr"], query["rsct"]));
        Assert.Equal("2026-07-30T12:00:00Z", query["se"]);
        Assert.Equal("11111111-1111-1111-1111-111111111111", query["skoid"]);
        Assert.NotEmpty(query["sig"]!);
    }

    [Fact]
    public async Task A_delegation_key_that_dies_before_the_link_is_replaced()
    {
        var store = Store();
        await store.SignAsync("item-1", "image/png", _time.GetUtcNow().AddHours(48), Stop);
        _time.Advance(TimeSpan.FromDays(4));
        await store.SignAsync("item-1", "image/png", _time.GetUtcNow().AddHours(48), Stop);
        Assert.Equal(1, _azure.KeysGiven);
        _time.Advance(TimeSpan.FromDays(2));
        var link = (await store.SignAsync("item-1", "image/png", _time.GetUtcNow().AddHours(48), Stop))!;
        Assert.Equal(2, _azure.KeysGiven);
        var query = System.Web.HttpUtility.ParseQueryString(link.Query);
        Assert.True(string.CompareOrdinal(query["se"], query["ske"]) <= 0, "The link would outlive its key.");
    }

    [Fact]
    public async Task A_clock_that_is_ahead_of_Azures_asks_for_no_key_too_long()
    {
        _azure.Behind = TimeSpan.FromMinutes(4);
        Assert.NotNull(await Store().SignAsync("item-1", "image/png", _time.GetUtcNow() + MediaLinkOptions.LongestLinkLife, Stop));
    }

    [Fact]
    public async Task An_identity_that_is_away_is_a_fault_of_the_store()
    {
        var store = Store(new Nobody());
        await Assert.ThrowsAsync<MediaStoreException>(() => store.SignAsync("item-1", "image/png", Make.Now.AddHours(48), Stop));
        await Assert.ThrowsAsync<MediaStoreException>(() => store.LengthAsync("item-1", Stop));
        await Assert.ThrowsAsync<MediaStoreException>(() => store.AppendAsync("part-1", 0, new MemoryStream([1]), Stop));
    }

    public void Dispose() => _azure.Dispose();

    private AzureMediaStore Store(TokenCredential? identity = null)
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(_azure)) };
        var service = new BlobServiceClient(new Uri("https://studio.blob.core.windows.net"), identity ?? new Identity(), options);
        return new AzureMediaStore(service.GetBlobContainerClient("studio-media"), service, _time);
    }

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    private sealed class Nobody : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new AuthenticationFailedException("The identity endpoint does not answer.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    // Answers "Get User Delegation Key" as the service does, for the time asked.
    private sealed class FakeAzure(FakeTime time) : HttpMessageHandler
    {
        public int KeysGiven { get; private set; }

        /// <summary>How far its clock is behind.</summary>
        public TimeSpan Behind { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("?restype=service&comp=userdelegationkey", request.RequestUri!.Query);
            Assert.Equal("Bearer token", request.Headers.Authorization!.ToString());
            KeysGiven++;
            var asked = System.Xml.Linq.XElement.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            var expiry = asked.Elements().Single(e => e.Name.LocalName == "Expiry").Value;
            Assert.True(
                DateTimeOffset.Parse(expiry, null) <= time.GetUtcNow() - Behind + TimeSpan.FromDays(7),
                "Azure gives no key for longer."
            );
            var body = $"""
                <?xml version="1.0" encoding="utf-8"?><UserDelegationKey>
                <SignedOid>11111111-1111-1111-1111-111111111111</SignedOid><SignedTid>22222222-2222-2222-2222-222222222222</SignedTid>
                <SignedStart>{asked.Elements().Single(e =>
                    e.Name.LocalName == "Start"
                ).Value}</SignedStart><SignedExpiry>{expiry}</SignedExpiry>
                <SignedService>b</SignedService><SignedVersion>2022-11-02</SignedVersion><Value>{Secret}</Value></UserDelegationKey>
                """;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(body, Encoding.UTF8, "application/xml"),
            };
        }
    }
}
