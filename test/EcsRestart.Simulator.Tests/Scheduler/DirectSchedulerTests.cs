namespace EcsRestart.Simulator.Tests.Scheduler;

public sealed class DirectSchedulerTests() : SchedulerContract(scheduler => new InProcessSchedulerTransport(scheduler));
