module bubustack.io/test/oracle/lines

go 1.26.0
