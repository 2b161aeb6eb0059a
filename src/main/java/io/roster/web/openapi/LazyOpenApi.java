package io.roster.web.openapi;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Builds what serves the OpenAPI document when it is first asked for: most nodes never are, and it costs a tenth of the time
 * and memory of a start.
 */
@Component
class LazyOpenApi implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            String factory = definition.getFactoryBeanName();
            if (name.startsWith("org.springdoc.") || (factory != null && factory.startsWith("org.springdoc."))) {
                definition.setLazyInit(true);
            }
        }
        // These register themselves, and nothing asks for them by name.
        beans.getBeanDefinition("openApiResource").setDependsOn("modelConverterRegistrar", "initExtraSchemas");
    }
}
