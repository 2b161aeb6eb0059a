package io.roster.h2;

import org.h2.store.fs.FilePath;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** Makes H2 know {@link FilePathReserve} before it opens the database. */
@Component
@ConditionalOnEmbeddedFile
class FilePathRegistrar implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        FilePath.register(new FilePathReserve());
    }
}
