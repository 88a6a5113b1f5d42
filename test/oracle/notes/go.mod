module bubustack.io/test/oracle/notes

go 1.26.0

require (
	bubustack.io/test/oracle/lines v0.0.0
	golang.org/x/mod v0.37.0
)

replace bubustack.io/test/oracle/lines => ../lines
