using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(ScheduleBody))]
[JsonSerializable(typeof(ScheduleDescription))]
[JsonSerializable(typeof(ScheduleGroupDescription))]
[JsonSerializable(typeof(SchedulerBodies.ScheduleStored))]
[JsonSerializable(typeof(SchedulerBodies.GroupStored))]
[JsonSerializable(typeof(SchedulerBodies.SchedulePage))]
[JsonSerializable(typeof(SchedulerBodies.GroupPage))]
[JsonSerializable(typeof(SchedulerBodies.Nothing))]
[JsonSerializable(typeof(SchedulerBodies.Error))]
internal sealed partial class SchedulerJson : JsonSerializerContext;
