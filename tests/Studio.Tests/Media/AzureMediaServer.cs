using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Studio.Application.Media;
using Studio.Testing;

namespace Studio.Tests.Media;

/// <summary>The media endpoints over a blob store.</summary>
public sealed class AzureMediaServer : MediaServer
{
    private readonly Azurite _azurite = new();

    public override async ValueTask InitializeAsync()
    {
        await _azurite.InitializeAsync();
        await StartAsync(services => services.AddSingleton<IMediaStore>(AzureMediaStoreTests.Open(_azurite)));
    }

    public override async Task<IReadOnlyList<StoredFile>> StoredAsync()
    {
        var container = new BlobServiceClient(_azurite.ConnectionString).GetBlobContainerClient("studio-media");
        List<StoredFile> files = [];
        if (await container.ExistsAsync())
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted))
            {
                files.Add(new StoredFile(blob.Name, blob.Properties.ContentLength ?? 0));
            }
        }
        return files;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}
