using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ScheduleBody))]
[JsonSerializable(typeof(ScheduleDescription))]
[JsonSerializable(typeof(ScheduleGroupDescription))]
[JsonSerializable(typeof(SchedulerResponses.ScheduleStored))]
[JsonSerializable(typeof(SchedulerResponses.GroupStored))]
[JsonSerializable(typeof(SchedulerResponses.SchedulePage))]
[JsonSerializable(typeof(SchedulerResponses.GroupPage))]
[JsonSerializable(typeof(SchedulerResponses.Nothing))]
[JsonSerializable(typeof(SchedulerResponses.Error))]
internal sealed partial class SchedulerJson : JsonSerializerContext;
