using Amazon.Runtime;

namespace Amazon.Scheduler.Model;

public partial class DeleteScheduleResponse : AmazonWebServiceResponse { }
