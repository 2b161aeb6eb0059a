package io.roster.web.openapi;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Initializes springdoc lazily: most nodes never serve the OpenAPI document, and building it eagerly costs a tenth of the time
 * and memory of startup.
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
        // Nothing else refers to these two, which register themselves.
        beans.getBeanDefinition("openApiResource").setDependsOn("modelConverterRegistrar", "initExtraSchemas");
    }
}
