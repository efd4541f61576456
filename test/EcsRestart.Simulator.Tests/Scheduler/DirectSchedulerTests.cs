namespace EcsRestart.Simulator.Tests.Scheduler;

public sealed class DirectSchedulerTests() : SchedulerContract(scheduler => new DirectSchedulerDoor(scheduler));
