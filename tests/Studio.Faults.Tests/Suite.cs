// Each test starts several processes and times them: side by side they would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
