using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Studio.Sandbox.Tasks;

/// <summary>All tasks and their life by the clock: every call first brings them up to the present moment.</summary>
internal sealed class TaskBook
{
    private static readonly TimeSpan RecordLife = TimeSpan.FromDays(7);

    private readonly Lock _gate = new();
    private readonly SandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly TaskFolder _folder;
    private readonly Dictionary<string, SandboxTask> _tasks = [];
    private readonly Queue<string> _oldestFirst = [];
    private readonly Queue<string> _queued = [];
    private readonly PriorityQueue<string, DateTimeOffset> _running = new();
    private readonly HashSet<string> _awaitingVideo = [];

    public TaskBook(IOptions<SandboxOptions> options, TimeProvider time, TaskFolder folder)
    {
        (_options, _time, _folder) = (options.Value, time, folder);
        foreach (var task in folder.Load())
        {
            Add(task);
            if (task.State == TaskState.Running)
            {
                _running.Enqueue(task.Id, EndOf(task));
            }
        }

        Prune();
    }

    /// <summary>Raised inside the lock after a status changed: listeners only take note.</summary>
    public event Action<SandboxTask>? Changed;

    /// <summary>Puts a task in the queue, unless the book is full of tasks that aren't over.</summary>
    public SandboxError? Accept(SandboxTask task)
    {
        lock (_gate)
        {
            BringUp();
            Prune();
            if (_tasks.Count >= _options.MaxTasks)
            {
                return SandboxError.QueueFull();
            }

            Add(task);
            _folder.Save(task);
            return null;
        }
    }

    public SandboxTask? Find(string id)
    {
        lock (_gate)
        {
            BringUp();
            return _tasks.GetValueOrDefault(id);
        }
    }

    /// <summary>Every task, newest first.</summary>
    public ImmutableArray<SandboxTask> All()
    {
        lock (_gate)
        {
            BringUp();
            return [.. _oldestFirst.Reverse().Select(id => _tasks.GetValueOrDefault(id)).OfType<SandboxTask>()];
        }
    }

    /// <summary>Cancels a queued task, refuses a running one, removes the record of a finished one.</summary>
    public SandboxError? Delete(string id)
    {
        lock (_gate)
        {
            BringUp();
            switch (_tasks.GetValueOrDefault(id))
            {
                case null:
                    return SandboxError.UnknownTask(id);
                case { State: TaskState.Running }:
                    return SandboxError.RunningTaskDeletion(id);
                case { State: TaskState.Queued } queued:
                    Write(queued with { State = TaskState.Cancelled, UpdatedAt = _time.GetUtcNow() });
                    return null;
                default:
                    _tasks.Remove(id);
                    _folder.Remove(id);
                    return null;
            }
        }
    }

    /// <summary>Notes where a task's video comes from; one that only waited for it succeeds now.</summary>
    public void SetVideo(string id, VideoSource video)
    {
        lock (_gate)
        {
            if (!_tasks.TryGetValue(id, out var task))
            {
                _folder.Remove(id);
                return;
            }

            _tasks[id] = task with { Video = video };
            _folder.Save(_tasks[id]);
            if (_awaitingVideo.Remove(id))
            {
                End(_tasks[id], _time.GetUtcNow());
            }

            BringUp();
        }
    }

    /// <summary>Uses up one scripted refusal or cut of a download; returns the task as it was before.</summary>
    public SandboxTask? TakeDownload(string id)
    {
        lock (_gate)
        {
            BringUp();
            var task = _tasks.GetValueOrDefault(id);
            if (task is { NotReadyLeft: > 0 })
            {
                Keep(task with { NotReadyLeft = task.NotReadyLeft - 1 });
            }
            else if (task is { BreaksLeft: > 0 })
            {
                Keep(task with { BreaksLeft = task.BreaksLeft - 1 });
            }

            return task;
        }
    }

    private void BringUp()
    {
        var now = _time.GetUtcNow();
        Start(now, freedAt: null);
        while (_running.TryPeek(out var id, out var end) && end <= now)
        {
            _running.Dequeue();
            End(_tasks[id], end);
            Start(now, freedAt: end);
        }
    }

    private void Start(DateTimeOffset now, DateTimeOffset? freedAt)
    {
        while (_running.Count + _awaitingVideo.Count < _options.MaxRunning && _queued.TryPeek(out var id))
        {
            if (_tasks.GetValueOrDefault(id) is not { State: TaskState.Queued } task)
            {
                _queued.Dequeue();
                continue;
            }

            var due = task.CreatedAt + _options.QueuedFor;
            if (due > now)
            {
                return;
            }

            _queued.Dequeue();
            var startedAt = freedAt > due ? freedAt.Value : due;
            var started = task with { State = TaskState.Running, StartedAt = startedAt, UpdatedAt = startedAt };
            _running.Enqueue(id, EndOf(started));
            Write(started);
        }
    }

    private void End(SandboxTask task, DateTimeOffset at)
    {
        if (task.Script.Expire || at >= task.CreatedAt + task.Order.ExpiresAfter)
        {
            Write(task with { State = TaskState.Expired, UpdatedAt = at });
        }
        else if (task.Script.FailCode is { } code)
        {
            Fail(task, at, code, task.Script.FailMessage ?? "The task failed by a scripted scenario.");
        }
        else if (task.Video == VideoSource.Pending)
        {
            _awaitingVideo.Add(task.Id);
        }
        else if (task.Video == VideoSource.Missing)
        {
            Fail(task, at, "InternalServiceError", "The service encountered an unexpected internal error.");
        }
        else
        {
            Write(task with { State = TaskState.Succeeded, UpdatedAt = at });
        }
    }

    private void Fail(SandboxTask task, DateTimeOffset at, string code, string message) =>
        Write(task with { State = TaskState.Failed, UpdatedAt = at, ErrorCode = code, ErrorMessage = message });

    private DateTimeOffset EndOf(SandboxTask task)
    {
        var deadline = task.CreatedAt + task.Order.ExpiresAfter;
        var end = task.StartedAt!.Value + (task.Script.RunningFor ?? _options.RunningFor);
        return task.Script.NeverFinish || end > deadline ? deadline : end;
    }

    private void Add(SandboxTask task)
    {
        _tasks.Add(task.Id, task);
        _oldestFirst.Enqueue(task.Id);
        if (task.State == TaskState.Queued)
        {
            _queued.Enqueue(task.Id);
        }
    }

    private void Keep(SandboxTask task)
    {
        _tasks[task.Id] = task;
        _folder.Save(task);
    }

    private void Write(SandboxTask task)
    {
        Keep(task);
        Changed?.Invoke(task);
    }

    private void Prune()
    {
        var now = _time.GetUtcNow();
        while (_oldestFirst.TryPeek(out var id))
        {
            var task = _tasks.GetValueOrDefault(id);
            var isDue = task is null || (task.IsOver && (_tasks.Count >= _options.MaxTasks || task.UpdatedAt + RecordLife < now));
            if (!isDue)
            {
                return;
            }

            _oldestFirst.Dequeue();
            _tasks.Remove(id);
            _folder.Remove(id);
        }
    }
}
