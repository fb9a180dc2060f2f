using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Application.Generations;
using Studio.Domain.Catalog;
using Studio.Domain.Generations;
using Studio.Web.Features.Compose.Editor;
using Studio.Web.Features.DraftList;
using Studio.Web.Shared;

namespace Studio.Web.Features.Compose;

/// <summary>Composes a video from a prompt, media and settings, and sends it.</summary>
public sealed partial class ComposePage(DraftEditor editor, DraftSender sender, ComposeFindings findings, CurrentMember currentMember)
    : IAsyncDisposable
{
    private static readonly ReferenceRole[] ListedRoles =
    [
        ReferenceRole.ReferenceImage,
        ReferenceRole.ReferenceVideo,
        ReferenceRole.ReferenceAudio,
    ];

    private static readonly Rule[] MendedByFiles =
    [
        Rule.FirstFrameMissing,
        Rule.ReferencesMissing,
        Rule.AudioAlone,
        Rule.MentionWithoutFile,
    ];

    private readonly UploadTray _tray = new();
    private readonly CancellationTokenSource _closed = new();
    private PromptEditor? _prompt;
    private FileArea? _files;
    private SignedInMember? _member; // null until the draft is here
    private bool _isGone;
    private bool _isOpening;
    private bool _sendsOnArrival; // asked for while files were on their way
    private Placement? _placement; // the one chosen last on this page; nothing else remembers it

    [SupplyParameterFromQuery]
    private string? Draft { get; set; }

    private Composition Composition => editor.Composition;

    private IReadOnlyList<Finding> Findings { get; set; } = [];

    private SubmissionEstimate? Estimate => SubmissionEstimate.For(Composition, editor.Profile, editor.Media);

    private bool IsWide => editor.Profile.FindRatio(Composition.Ratio) is { } ratio && ratio.Width > ratio.Height;

    private string Shape =>
        editor.Profile.FindRatio(Composition.Ratio) is { } ratio
            ? string.Create(CultureInfo.InvariantCulture, $"--ar: {ratio.Width} / {ratio.Height}")
            : "--ar: 16 / 9";

    /// <inheritdoc/>
    protected override void OnInitialized() => editor.Saved += OnSaved;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_isOpening || (_member is not null && Draft == editor.Id?.ToString()))
        {
            return;
        }
        _isOpening = true;
        try
        {
            string? wanted;
            do
            {
                wanted = Draft;
                await OpenAsync(wanted);
            } while (wanted != Draft && !_closed.IsCancellationRequested); // back and forward may be faster
        }
        finally
        {
            _isOpening = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        editor.Saved -= OnSaved;
        await _closed.CancelAsync();
        _closed.Dispose();
        await editor.FlushAsync();
    }

    private async Task OpenAsync(string? draft)
    {
        _sendsOnArrival = false;
        if (_prompt is not null)
        {
            await _prompt.FlushAsync(); // back and forward are told of before the text
        }
        var member = await currentMember.GetAsync();
        if (!_closed.IsCancellationRequested)
        {
            _isGone = !await editor.OpenAsync(member.Id, DraftAddress.Read(draft), _closed.Token);
            findings.Reset();
            sender.Forget();
            _member = member;
            Check();
        }
    }

    private void OnSaved() => _ = InvokeAsync(StateHasChanged);

    private void Change(CompositionEdit edit)
    {
        _sendsOnArrival = false;
        editor.Change(edit);
        Check();
    }

    private void Check() => Findings = findings.Of(Composition, editor.Media, sender.Outcome);

    private void ChangePrompt(CompositionEdit edit)
    {
        findings.Touch(CompositionField.Prompt);
        Change(edit);
    }

    private void SwitchTo(GenerationMode mode)
    {
        findings.Reset();
        Change(c => c.SwitchTo(mode));
    }

    private Task DismissAsync(FileInTransit file)
    {
        _sendsOnArrival = false;
        return _files!.DismissAsync(file);
    }

    private async Task TakeFilesAsync()
    {
        Check();
        if (_sendsOnArrival && _tray.FirstMoving is null)
        {
            _sendsOnArrival = false;
            if (_tray.Files.Count == 0) // none was refused
            {
                await SendAsync();
            }
        }
    }

    private async Task RestoreAsync(Composition composition)
    {
        await editor.RestoreAsync(composition, _closed.Token);
        Check();
    }

    private async Task TakeNewerAsync()
    {
        await editor.TakeNewerAsync(_closed.Token);
        Check();
    }

    // The browser has told what was typed and chosen before it tells of the wish to send.
    private async Task SendAsync()
    {
        var errors = editor.Check().Where(v => v.Severity == RuleSeverity.Error);
        _sendsOnArrival = _member!.CanSend && _tray.FirstMoving is not null && errors.All(v => MendedByFiles.Contains(v.Rule));
        if (!_sendsOnArrival)
        {
            findings.Try();
        }
        if (_member.CanSend && _tray.FirstMoving is null && !errors.Any())
        {
            // Who leaves the page right after has still sent.
            await sender.SendAsync(_member.Id, CancellationToken.None);
        }
        Check();
    }
}
