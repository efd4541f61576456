namespace EcsRestart.Simulator.Tests.Scheduler;

public sealed class HttpSchedulerTests() : SchedulerContract(scheduler => new HttpSchedulerTransport(scheduler));
