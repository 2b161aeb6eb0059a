package io.roster.web;

import io.roster.limit.Limits;
import io.roster.web.command.CommandContextResolver;
import io.roster.web.guard.KnownParameters;
import io.roster.web.json.JsonBodyConverter;
import io.roster.web.json.JsonLineConverter;
import io.roster.web.problem.ProblemReportValve;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final JsonMapper mapper;
    private final Limits limits;

    WebConfiguration(JsonMapper mapper, Limits limits) {
        this.mapper = mapper;
        this.limits = limits;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(mapper)));
    }

    @Bean
    JsonBodyConverter jsonBodyConverter() {
        return new JsonBodyConverter(mapper, limits);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CommandContextResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(jsonBodyConverter()).withJsonConverter(new JsonLineConverter(mapper));
    }
}
