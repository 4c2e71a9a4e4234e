export type ServiceName = "docker" | "postgres" | "redis" | "rabbitmq";
