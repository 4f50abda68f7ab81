package dev.milepost.notification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Makes a step of each statement and each commit, for threads that are watched. */
@TestConfiguration(proxyBeanMethods = false)
class WatchedDatabase {

  @Bean
  static BeanPostProcessor watchedDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
      }
    };
  }

  private static final class Watched extends DelegatingDataSource {

    Watched(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return Steps.areWatched() ? watched(connection) : connection;
    }

    private static Connection watched(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              Watched.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                Object result =
                    call(method, connection, arguments, method.getName().equals("commit"));
                return result instanceof PreparedStatement statement ? watched(statement) : result;
              });
    }

    private static PreparedStatement watched(PreparedStatement statement) {
      return (PreparedStatement)
          Proxy.newProxyInstance(
              Watched.class.getClassLoader(),
              new Class<?>[] {PreparedStatement.class},
              (proxy, method, arguments) ->
                  call(method, statement, arguments, method.getName().startsWith("execute")));
    }

    private static Object call(Method method, Object of, Object[] arguments, boolean isStep)
        throws Throwable {
      try {
        if (isStep) {
          Steps.step();
        }
        Object result = method.invoke(of, arguments);
        if (isStep) {
          Steps.step();
        }
        return result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
