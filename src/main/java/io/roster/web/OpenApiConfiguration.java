package io.roster.web;

import io.roster.message.ConsistencyToken;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.Reason;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.UUID;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document, generated from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(UserId.class, UUID.class)
                .replaceWithClass(ConsistencyToken.class, String.class)
                .replaceWithClass(UserName.class, String.class)
                .replaceWithClass(EmailAddress.class, String.class)
                .replaceWithClass(Reason.class, String.class);
    }

    @Bean
    OpenAPI openApi(BuildProperties build) {
        return new OpenAPI()
                .info(new Info()
                        .title("Roster")
                        .version(build.getVersion())
                        .description(
                                "An event-sourced user directory: every change a command, every fact an event, every"
                                        + " read a projection."));
    }
}
