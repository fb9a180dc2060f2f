using Studio.Domain.Generations;
using Studio.Domain.Media;
using Studio.Testing;
using Studio.Web.Features.Compose;

namespace Studio.Web.Tests.Compose;

public sealed class UploadTrayTests
{
    private readonly UploadTray _tray = new();

    [Fact]
    public void Files_stand_in_the_order_of_choosing_whatever_arrives_first()
    {
        var (one, two, three) = (Add(1), Add(2), Add(3));
        var composition = Make.Composition(GenerationMode.References);

        foreach (var file in new[] { three, one, two })
        {
            composition = _tray.Place(composition, file, Id((int)file.Key));
        }

        Assert.Equal([Id(1), Id(2), Id(3)], composition.References.Select(r => r.ItemId));
    }

    [Fact]
    public void A_file_takes_the_place_of_the_one_it_replaces()
    {
        var composition = Make.Composition(GenerationMode.References, references: [Image(1), Image(2), Image(3)]);

        composition = _tray.Place(composition, Add(9) with { Replaces = Id(2) }, Id(9));

        Assert.Equal([Id(1), Id(9), Id(3)], composition.References.Select(r => r.ItemId));
    }

    [Fact]
    public void A_new_frame_keeps_the_mentions_of_the_one_before()
    {
        var composition = Make.Composition(GenerationMode.Frames, "From [Image 1]", new Reference(ReferenceRole.FirstFrame, Id(1)));

        composition = _tray.Place(composition, Add(9, ReferenceRole.FirstFrame), Id(9));

        Assert.Equal([new Reference(ReferenceRole.FirstFrame, Id(9))], composition.References);
        Assert.Equal("From [Image 1]", composition.Prompt);
    }

    [Fact]
    public void The_same_file_twice_in_a_role_stays_one_reference()
    {
        var composition = Make.Composition(GenerationMode.References, references: Image(1));

        Assert.Equal(composition, _tray.Place(composition, Add(2), Id(1)));
    }

    [Fact]
    public void A_file_whose_mode_was_left_meanwhile_is_set_aside()
    {
        var composition = _tray.Place(Make.Composition(), Add(1), Id(1));

        Assert.Empty(composition.References);
        Assert.Equal([Image(1)], composition.SetAside);
    }

    [Fact]
    public void Frames_that_were_dropped_beside_the_slots_fill_the_first_then_the_last()
    {
        var composition = Make.Composition(GenerationMode.Frames);

        Assert.Equal(ReferenceRole.FirstFrame, _tray.RoleFor(composition, MediaKind.Image));
        Add(1, ReferenceRole.FirstFrame);
        Assert.Equal(ReferenceRole.LastFrame, _tray.RoleFor(composition, MediaKind.Image));
    }

    [Theory]
    [InlineData(MediaKind.Image, ReferenceRole.ReferenceImage)]
    [InlineData(MediaKind.Video, ReferenceRole.ReferenceVideo)]
    [InlineData(MediaKind.Audio, ReferenceRole.ReferenceAudio)]
    public void References_that_were_dropped_go_by_their_kind(MediaKind kind, ReferenceRole role) =>
        Assert.Equal(role, _tray.RoleFor(Make.Composition(GenerationMode.References), kind));

    [Fact]
    public void A_refused_file_is_not_waited_for()
    {
        Add(1);
        _tray.Refuse(1, "No.");

        Assert.Null(_tray.FirstMoving);
        Assert.Equal("No.", _tray.Find(1)!.Refusal);
    }

    [Fact]
    public void A_second_file_for_a_frame_makes_the_first_one_give_way()
    {
        Add(1, ReferenceRole.FirstFrame);

        var given = _tray.Add(new FileInTransit(2, ReferenceRole.FirstFrame, "2.png", "blob:2"));

        Assert.Equal(1, Assert.Single(given).Key);
        Assert.Equal(2, Assert.Single(_tray.Files).Key);
    }

    [Fact]
    public void A_file_that_may_be_sent_again_is_not_swept_away_by_the_next_one()
    {
        Add(1);
        _tray.Refuse(1, "The store is full.", canRetry: true);
        Add(2);
        _tray.Refuse(2, "No.");

        Add(3);

        Assert.Equal([1, 3], _tray.Files.Select(f => f.Key));
    }

    [Fact]
    public void A_file_that_goes_on_is_waited_for_again()
    {
        Add(1);
        _tray.Pause(1);
        Assert.True(_tray.FirstMoving!.IsPaused);
        _tray.Refuse(1, "The store is full.", canRetry: true);
        Assert.Null(_tray.FirstMoving);

        _tray.Start(1, "blob:again");

        Assert.Equal(new FileInTransit(1, ReferenceRole.ReferenceImage, "1.png", "blob:again"), _tray.FirstMoving);
    }

    private FileInTransit Add(int key, ReferenceRole role = ReferenceRole.ReferenceImage)
    {
        var file = new FileInTransit(key, role, $"{key}.png", $"blob:{key}");
        _tray.Add(file);
        return file;
    }

    private static Reference Image(int number) => new(ReferenceRole.ReferenceImage, Id(number));

    private static MediaItemId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
